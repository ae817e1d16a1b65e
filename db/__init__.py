"""The store: documents, statements and codings in SQLite or PostgreSQL.

Everything else in the program speaks to the store through these functions; none of them prints.

Opening and upkeep:

* `db.engine.open_store(target=None, *, must_exist=True) -> Store`: a path, a `sqlite:` or a `postgresql:` URL; None
  is the user's own store. Use it as a context manager. Raises StoreError (exit 5), never creates anything.
* `db.schema.init(target=None) -> Initialised`, `db.schema.upgrade(target=None) -> Upgraded`,
  `db.schema.current(target=None) -> str | None`: the only ones that import Alembic.
* `db.reference.sync(store, codebook) -> Synced`: the codebook into its tables; idempotent.
* `db.integrity.checks(store) -> list[Finding]` (`db.findings`: level, what, fix): what `doctor` reports.

Writing:

* `db.store.add(store, document, statements, *, extractor, raw=None, at=None) -> Added`: one transaction a document;
  a document already stored changes nothing.

Reading, each with a fixed number of SQL statements however many rows there are:

* `db.queries.statements(store, query, *, limit=None, newest_first=True) -> list[Record]`
* `db.queries.statement(store, id) -> Record`, `db.queries.document(store, id) -> Document`
* `db.queries.cells(store, *, parties=(), issues=(), as_of=None) -> list[Cell]`
* `db.queries.counts(store) -> Counts`, `db.queries.coverage(store, query) -> Coverage`
* `db.queries.speakers(store, ...) -> list[Speaker]`: the registry's and the provisional ones
"""
