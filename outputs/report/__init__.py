"""Documents for people who decide: report, brief and slides, from a stored run and with its figures alone."""

from outputs.report.documents import DOCUMENTS, READERS, write_documents, write_report

__all__ = ["DOCUMENTS", "READERS", "write_documents", "write_report"]
