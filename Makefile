# A short way to say `python3.11 tasks.py ...`; see tasks.py for what each task does.
PYTHON ?= python3.11

.PHONY: demo test check lock bench golden
demo test check lock bench golden:
	@$(PYTHON) tasks.py $@ $(ARGS)
