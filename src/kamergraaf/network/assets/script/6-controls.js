// Search, filters and legend.
const LISTED = 80;
const FACETS = ["group", "kind", "factuality", "polarity", "status", "letter"];
const filters = new Map();

function valuesOf(facet, statement) {
  if (facet === "kind") return [statement.from.kind, statement.to.kind];
  return [statement[facet]];
}

function nameOf(facet, value) {
  return facet === "letter" ? source.letters[value][0] : t(`${facet}.${value}`);
}

function buildFilters() {
  const order = { group: source.order.groups, kind: Object.keys(source.style.kinds), factuality: source.order.factuality, polarity: source.order.polarity };
  for (const facet of FACETS) {
    const counts = new Map();
    for (const statement of statements) {
      for (const value of new Set(valuesOf(facet, statement))) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (facet === "kind") for (const kind of counts.keys()) counts.set(kind, things.filter((thing) => thing.kind === kind).length);
    const known = order[facet] ?? [...counts.keys()].sort();
    const values = known.filter((value) => counts.has(value)).concat([...counts.keys()].filter((value) => !known.includes(value)));
    filters.set(facet, { values, counts, kept: new Set(values) });
  }
}

function showFilters() {
  byId("filters").replaceChildren(...FACETS.filter((facet) => filters.get(facet).values.length > 1).map(fieldset));
  const entry = (mark, text) => make("div", { class: "tick" }, mark, make("span", {}, text));
  const [title] = byId("legend").children;
  byId("legend").replaceChildren(title, ...["for", "against", "neutral"].map((stance) => entry(stroke(stance), t(`stance.${stance}`))),
    entry(stroke("neutral", { unsure: true }), t("legend.unsure")), entry(stroke("neutral", { denied: true }), t("legend.denied")),
    make("p", { class: "quiet" }, `→ ${t("legend.direction")}`));
}

function fieldset(facet) {
  const { values, counts, kept } = filters.get(facet);
  const rows = values.map((value) => {
    const box = make("input", { type: "checkbox", checked: kept.has(value), "data-facet": facet, "data-value": value });
    box.addEventListener("change", () => { box.checked ? kept.add(value) : kept.delete(value); apply(); });
    const mark = facet === "kind" ? sign(value) : facet === "group" ? stroke({ "A+": "for", "A-": "against" }[value] ?? "neutral") : null;
    return make("label", { class: "tick" }, box, mark, make("span", {}, nameOf(facet, value)), make("span", { class: "count" }, String(counts.get(value))));
  });
  return make("fieldset", {}, make("legend", {}, t(`filter.${facet}`)), ...rows);
}

function apply() {
  for (const statement of statements) {
    statement.shown = FACETS.every((facet) => valuesOf(facet, statement).every((value) => filters.get(facet).kept.has(value)));
  }
  for (const line of lines) line.visible = line.statements.some((statement) => statement.shown);
  for (const thing of things) thing.visible = !thing.lines.length || thing.lines.some((line) => line.visible);
  settle();
  showCounts();
  showList();
  sortRows();
  if (state.chosen) toRead(state.chosen).length ? fillPanel(state.chosen) : choose(null);
}

function showCounts() {
  const shown = statements.filter((statement) => statement.shown);
  const present = new Set(shown.flatMap((statement) => [statement.from, statement.to]));
  const values = { shown: shown.length, statements: statements.length, things: statements.length ? present.size : things.length };
  byId("counts").textContent = statements.length ? t(shown.length < statements.length ? "counts.part" : "counts", values) : t("empty");
}

function sentencesWith(text) {
  const folded = fold(text);
  return statements.filter((statement) => statement.shown && fold(statement.quote).includes(folded));
}

function showList() {
  const wanted = fold(byId("search").value.trim());
  const label = (thing) => thing.label[state.lang];
  const found = things.filter((thing) => thing.search.includes(wanted) && thing.visible);
  const rank = (thing) => (wanted && fold(label(thing)).startsWith(wanted) ? 0 : 1);
  found.sort((a, b) => rank(a) - rank(b) || shownOf(b).length - shownOf(a).length || label(a).localeCompare(label(b), state.lang));
  const rows = found.slice(0, LISTED).map((thing, place) => {
    const button = make("button", { type: "button", "data-thing": thing.id, tabindex: place ? -1 : 0, onclick: () => choose({ thing }, { view: true, read: true }) },
      sign(thing.kind), make("span", {}, label(thing)), make("span", { class: "count" }, String(shownOf(thing).length)));
    return make("li", {}, button);
  });
  byId("things").replaceChildren(...rows);
  byId("more").textContent = found.length ? (found.length > LISTED ? t("search.more", { count: found.length - LISTED }) : "") : t("search.none");
  const text = byId("search").value.trim();
  const sentences = text.length > 2 ? sentencesWith(text) : [];
  const label2 = t(sentences.length === 1 ? "search.sentence" : "search.sentences", { count: sentences.length, text });
  byId("sentences").replaceChildren(...(sentences.length ? [make("button", { type: "button", onclick: () => choose({ text }, { read: true }) }, label2)] : []));
  markList();
}

function markList() {
  for (const button of byId("things").querySelectorAll("button")) {
    const here = state.chosen?.thing?.id === Number(button.dataset.thing);
    here ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current");
  }
}

function moveInList(event) {
  const buttons = [...byId("things").querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  if (to < 0) return byId("search").focus();
  if (!buttons[to]) return;
  for (const button of buttons) button.tabIndex = -1;
  buttons[to].tabIndex = 0;
  buttons[to].focus();
}

function sign(kind) {
  const look = source.style.kinds[kind];
  const colour = `var(--${kind})`;
  const svg = draw("svg", { class: "sign", viewBox: "0 0 18 18", "aria-hidden": "true" }, draw("path", { d: look.path, "stroke-width": look.hollow ? 2 : 1 }));
  svg.firstChild.style.fill = look.hollow ? "var(--background)" : colour;
  svg.firstChild.style.stroke = colour;
  return svg;
}

function stroke(stance, { unsure = false, denied = false } = {}) {
  const look = source.style.lines[stance];
  const body = draw("path", { d: "M1 7H30", "stroke-width": look.width, "stroke-linecap": "round", "stroke-dasharray": (unsure ? look.unsure : look.dashes).join(" ") });
  const head = draw("path", { d: denied ? "M30 1H33V13H30Z" : "M37 7L27 2.5L29.5 7L27 11.5Z" });
  body.style.stroke = head.style.fill = `var(--${stance})`;
  return draw("svg", { class: "stroke", viewBox: "0 0 38 14", "aria-hidden": "true" }, body, head);
}
