// The table: the same statements as the picture shows, a page at a time, so that thousands stay quick.
const ROWS = 50;
const PRINTED = 2000;
const COLUMNS = {
  subject: (statement) => statement.from.label[state.lang],
  predicate: (statement) => statement.verb[state.lang],
  object: (statement) => statement.to.label[state.lang],
  quote: null,
  certain: (statement) => `${t(`factuality.${statement.factuality}`)} ${t(`polarity.${statement.polarity}`)}`,
  holder: (statement) => statement.holder[state.lang],
  when: (statement) => statement.when,
  letter: (statement) => source.letters[statement.letter][0],
};
const sorting = { column: "", down: false, rows: [], page: 0 };

function showColumns() {
  const title = (name) => t(source.words.nl[`table.${name}`] ? `table.${name}` : name === "certain" ? "field.factuality" : `field.${name}`);
  const cells = Object.entries(COLUMNS).map(([name, value]) => {
    const order = sorting.column !== name ? "none" : sorting.down ? "descending" : "ascending";
    if (!value) return make("th", { scope: "col" }, make("span", {}, title(name)));
    return make("th", { scope: "col", "aria-sort": order, "data-column": name },
      make("button", { type: "button", onclick: () => sortBy(name) }, title(name)));
  });
  byId("columns").replaceChildren(make("tr", {}, ...cells));
}

function sortBy(name) {
  sorting.down = sorting.column === name ? !sorting.down : false;
  sorting.column = name;
  sortRows();
  byId("columns").querySelector(`[data-column="${name}"] button`).focus();
}

function sortRows() {
  const value = COLUMNS[sorting.column];
  sorting.rows = inOrder(statements.filter((statement) => statement.shown));
  if (value) {
    const { compare } = new Intl.Collator(state.lang, { numeric: true });
    const keyed = sorting.rows.map((statement) => [value(statement), statement]);
    keyed.sort((a, b) => compare(a[0], b[0]) * (sorting.down ? -1 : 1));
    sorting.rows = keyed.map(([, statement]) => statement);
  }
  showColumns();
  showPage(0);
}

function showPage(page, size = ROWS) {
  const last = Math.max(0, Math.ceil(sorting.rows.length / size) - 1);
  sorting.page = Math.min(Math.max(0, page), last);
  const first = sorting.page * size;
  const rows = sorting.rows.slice(first, first + size);
  byId("rows").replaceChildren(...rows.map(row));
  byId("page").textContent = rows.length ? t("table.page", { first: first + 1, last: first + rows.length, count: sorting.rows.length }) : t("empty");
  byId("previous").disabled = sorting.page === 0;
  byId("next").disabled = sorting.page === last;
  markRows();
}

function row(statement) {
  const read = () => choose({ statement, line: statement.line }, { view: true, read: true });
  const act = make("button", { type: "button", class: "link", onclick: read }, verb(statement));
  const denied = statement.polarity === "negated" ? `, ${t("polarity.negated")}` : "";
  const [title] = source.letters[statement.letter];
  return make("tr", { "data-row": statement.id },
    make("td", {}, link(statement.from)), make("td", {}, act), make("td", {}, link(statement.to)),
    make("td", { class: "quote", lang: "nl" }, statement.quote),
    make("td", {}, t(`factuality.${statement.factuality}`) + denied), make("td", {}, statement.holder[state.lang]),
    make("td", {}, statement.when), make("td", {}, `${title}, ${statement.start}–${statement.end}`));
}

function markRows() {
  const chosen = new Set(state.chosen && !state.chosen.thing ? toRead(state.chosen).map((statement) => statement.id) : []);
  for (const line of byId("rows").children) line.classList.toggle("chosen", chosen.has(Number(line.dataset.row)));
}

function show(view) {
  for (const name of ["picture", "table"]) {
    byId(`view-${name}`).hidden = name !== view;
    byId(`tab-${name}`).setAttribute("aria-selected", String(name === view));
    byId(`tab-${name}`).tabIndex = name === view ? 0 : -1;
  }
}
