// Choosing a line, a thing or a search: the picture, the panel, the list and the table follow.
const BATCH = 30;

function choose(chosen, { view = false, read = false } = {}) {
  state.chosen = chosen;
  document.querySelector("main").classList.toggle("reading", chosen !== null);
  byId("panel").hidden = chosen === null;
  byId("hint").hidden = chosen !== null;
  resize();
  settle();
  network.unselectAll();
  if (chosen?.line) network.setSelection({ nodes: [], edges: [chosen.line.id] }, { highlightEdges: false });
  if (chosen?.thing) network.selectNodes([chosen.thing.id], true);
  if (chosen !== null) fillPanel(chosen);
  markList();
  markRows();
  if (view && (chosen?.line || chosen?.thing)) bringIntoView(chosen);
  else keepInView();
  if (read) byId("panel-title").focus();
}

function fillPanel(chosen) {
  const found = inOrder(toRead(chosen));
  const note = found.length === 1 ? t("panel.count.one") : t("panel.count", { count: found.length });
  byId("panel-title").replaceChildren(...titleOf(chosen));
  byId("panel-note").textContent = chosen.thing ? `${t(`kind.${chosen.thing.kind}`)} · ${note}` : note;
  byId("cards").replaceChildren();
  byId("panel").scrollTop = 0;
  addCards(found, 0);
  const spoken = found.length > 0 && found.length < 3 ? found.map((statement) => statement.quote).join(" ") : "";
  announce(`${byId("panel-title").textContent}. ${note}. ${spoken}`);
}

function toRead(chosen) {
  if (chosen.statement) return [chosen.statement];
  if (chosen.text) return sentencesWith(chosen.text);
  return shownOf(chosen.line ?? chosen.thing);
}

function titleOf(chosen) {
  if (chosen.text) return [t("panel.found", { text: chosen.text })];
  if (chosen.thing) return [sign(chosen.thing.kind), ` ${chosen.thing.label[state.lang]}`];
  return [`${chosen.line.from.label[state.lang]} → ${chosen.line.to.label[state.lang]}`];
}

function addCards(found, first) {
  const cards = byId("cards");
  for (const statement of found.slice(first, first + BATCH)) cards.append(card(statement));
  const left = found.length - first - BATCH;
  if (left <= 0) return;
  const more = make("button", { type: "button", onclick: () => { more.remove(); addCards(found, first + BATCH); } });
  more.textContent = t("panel.more", { count: left });
  cards.append(more);
}

function card(statement) {
  const facts = make("dl");
  const add = (key, value) => facts.append(make("dt", {}, t(`field.${key}`)), make("dd", {}, value));
  const [title] = source.letters[statement.letter];
  add("letter", `${title}, ${t("field.place", { start: statement.start, end: statement.end })}`);
  add("holder", statement.own ? `${statement.holder[state.lang]} (${t("field.own")})` : statement.holder[state.lang]);
  if (statement.when) add("when", statement.when);
  add("factuality", `${t(`factuality.${statement.factuality}`)}, ${t(`polarity.${statement.polarity}`)}`);
  if (statement.status !== "accepted") add("status", t(`status.${statement.status}`));
  return make("article", { class: `card ${statement.line.stance}`, "data-statement": statement.iri },
    make("p", { class: "claim" }, link(statement.from), " ", verb(statement), " ", link(statement.to)),
    make("blockquote", { lang: "nl" }, ...marked(statement)), facts);
}

function verb(statement) {
  const denied = statement.polarity === "negated" ? `${t("label.denied")} ` : "";
  return make("span", { class: `verb ${statement.line.stance}` }, denied + statement.verb[state.lang]);
}

function link(thing) {
  const go = () => choose({ thing }, { view: true, read: true });
  return make("button", { type: "button", class: "link", onclick: go }, thing.label[state.lang]);
}

// The sentence, with the words that stand for subject and object marked.
function marked(statement) {
  const spans = [];
  for (const words of [statement.subjectText, statement.objectText]) {
    const start = words ? statement.quote.indexOf(words) : -1;
    if (start >= 0 && !spans.some(([a, b]) => start < b && start + words.length > a)) spans.push([start, start + words.length]);
  }
  const parts = [];
  let at = 0;
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    parts.push(statement.quote.slice(at, start), make("mark", {}, statement.quote.slice(start, end)));
    at = end;
  }
  return [...parts, statement.quote.slice(at)];
}
