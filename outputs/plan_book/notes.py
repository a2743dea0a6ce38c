"""What each sheet is for, in one sentence, and what is to be done there."""

NOTES = {
    "Plan": "Title, country and years must be given, all else may be left out. Type into the pale cells.",
    "Country": "Facts that differ from the country profile: type a value into the row of a fact.",
    "Places": "Kinds of homes that people move to. A place is counted in people: prices and posts are for one person.",
    "Institutions": "Hospitals and social-care institutions that are run down: people, wards, money, moves by year.",
    "Actions": "Services and programmes that are built up. To add one, copy its rows from the sheet Menu to the end.",
    "Benefits": "What people gain whom the plan treats or who leave institutions; laid beside the cost.",
    "Financing": "Ceilings, sources of money, and the bridge between institutions and community.",
    "Indicators": "WHO's indicators that the plan reports, with what only the ministry knows.",
    "Uncertainty": "Figures that share a cause: drivers that multiply many, correlations between some.",
    "Scenarios": "What differs from the plan: an address such as actions.centres.coverage, and its new value. With "
    "change times the plan's figure is multiplied by the value, with plus it is raised by it; set, or nothing, "
    "replaces it.",
    "Regions": "A row for each region, in place of the file regions.csv.",
    "Menu": "All actions that there are, with what each must be given; below, all kinds with their settings. Nothing "
    "that is typed here counts: copy the rows to the sheet Actions, and type there.",
    "Codes": "The words that cells with a list let in, and what they mean.",
}
