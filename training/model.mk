# `make model`: train the Dutch parser anew and put it into the package. One core, under an hour.
#   TREEBANK  folder with nl-train, nl-dev and nl-test (.conllu.gz)
#   CORPUS    folders with Dutch text for word vectors; without it the vectors of the present model are kept
#   MINUTES   how long to train at most
# `make ranker`: train anew the model that chooses among proposed statements, from training/annotations.tsv.
#   LETTERS   folder with the texts of the annotated letters, which are no part of the project
#   GOLD      more folders with annotations of their own (the guide's jsonl), of letters that are in LETTERS too
#   LEAVE_OUT file with the beginnings of names of letters to keep out of training, one a line
TREEBANK ?= ../shared/treebank
LETTERS ?= ../shared/letters
GOLD ?=
LEAVE_OUT ?=
CORPUS ?=
MINUTES ?= 55
MODEL := src/kamergraaf/language/model
TRAINER ?= .venv/bin/python
ONE_CORE := OMP_NUM_THREADS=1 MKL_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=src:.

.PHONY: model measure-model ranker
model:
	mkdir -p build/model
	$(if $(CORPUS),$(ONE_CORE) $(TRAINER) -m training.vectors --corpus $(CORPUS) --out build/model/vectors.npz)
	$(ONE_CORE) $(TRAINER) -m training.train --treebank $(TREEBANK) --out build/model --minutes $(MINUTES) \
		--vectors $(if $(CORPUS),build/model/vectors.npz,$(MODEL))
	$(ONE_CORE) $(TRAINER) -m training.export --weights build/model/best.pt --out $(MODEL)
	$(MAKE) measure-model

measure-model:
	$(ONE_CORE) $(TRAINER) -m training.measure --treebank $(TREEBANK) --part test

ranker:
	rm -rf build/annotations
	$(ONE_CORE) $(TRAINER) training/annotations.py decode --letters $(LETTERS) --output build/annotations
	$(ONE_CORE) $(TRAINER) training/ranker.py --letters $(LETTERS) --gold build/annotations \
		$(foreach folder,$(GOLD),--gold $(folder)) $(if $(LEAVE_OUT),--leave-out $(LEAVE_OUT))
