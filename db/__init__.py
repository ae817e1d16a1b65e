"""The store: documents, statements and codings in SQLite or PostgreSQL.

Everything else in the program speaks to the store through these functions; none of them prints.

Opening and upkeep:

* `db.engine.open_store(target=None, *, must_exist=True, patience=30.0) -> Store`: a path, a `sqlite:` or a
  `postgresql:` URL; None is the user's own store. A context manager. Raises StoreError (exit 5), creates nothing.
* `db.schema.init(target=None) -> Migrated`, `db.schema.upgrade(target=None) -> Migrated`,
  `db.schema.current(target=None) -> str | None`: the only ones that import Alembic.
* `db.reference.sync(store, codebook) -> Synced`: the codebook into its tables; idempotent.
* `db.backup.back_up(store, path)`, `db.backup.restore(path, target) -> Migrated`: a SQLite file, or a dump that either
  database takes (`db.dump`).
* `db.repairs.mend(store) -> list[Finding]`: what `doctor --fix` mends; `db.derived.DERIVED`: what can be made anew.
* `db.integrity.checks(store) -> list[Finding]` (`db.findings`: level, what, fix): what `doctor` reports.

Writing:

* `db.store.add(store, document, found, *, extractor, raw=None, fetched_at=None, at=None, seen=None, item=None) -> Added`:
  one transaction a document; a document already stored changes nothing but where it was seen.
* `db.sightings.known(store, hashes)`: which bytes are known; `db.sightings.witness(store, looks, items)`: seen again.
* `db.reextraction.replace(store, key, document, found, *, extractor) -> Reread`, and `difference` for what it would do.
* `db.feeds.Feeds(store)`: what is known of feeds.
* `db.persistence.persist(store, work)`: work that goes on where a server was gone for a while.
* `db.bulk.load(store, batch, *, extractor, at=None) -> int`: many documents in one transaction, their utterances told.
* `db.derived.changing(connection, utterances)`: a context in which statements, reviews, codings and utterances are changed,
  so that the daily roll-ups and the index of cells follow; `rollups.check(connection) -> Finding`, `rollups.repair(store) -> int`.
* `db.citus.distribute(store)`: spread a new store over the machines of a Citus cluster.
* `db.store.find(store, document) -> Added | None`: whether it is stored, to be asked before the work of extraction.

Reading, each with a fixed number of SQL statements however many rows there are:

* `db.queries.statements(store, query, *, limit=None, newest_first=True) -> list[Record]`
* `db.queries.statement(store, id) -> Record`, `db.queries.witnesses(store, utterance) -> list[Record]`
* `db.queries.document(store, id) -> Document`
* `db.queries.those(store, ids) -> list[Record]`, `db.queries.behind(store, kind, voice, issue) -> (list[Record], int)`
* `db.queries.cells(store, *, parties=(), issues=(), as_of=None, since=None, known_at=None, kind=PARTY) -> list[Standing]`
* `db.queries.cells_by(store, by, …) -> dict[date, list[Standing]]`: the same for each week or month
* `db.queries.words(store, …) -> list[Word]`: the last words of days or periods; `db.queries.voiced(store, …)`: by speaker
* `db.quick.whole(target, as_of) -> Whole | None`: the whole matrix of a SQLite file without SQLAlchemy
* `db.queries.counts(store) -> Counts`, `db.queries.coverage(store, query) -> Coverage`
* `db.queries.speakers(store, *, provisional=None, heard=False) -> list[SpeakerVoice]`
* `db.queries.parties(store, *, heard=False) -> list[PartyVoice]`
"""
