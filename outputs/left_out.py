"""What a plan of this kind costs in life and no line of the model holds yet: said wherever a total is shown."""

LEFT_OUT = (
    "training and supervision",
    "treatment packages and their medicines",
    "cash transfers",
    "contingencies",
    "one-off costs of planning, moving, follow-up, change of work and empty sites",
    "care for people who are no longer admitted",
    "sources of finance and loans",
    "benefits",
)
