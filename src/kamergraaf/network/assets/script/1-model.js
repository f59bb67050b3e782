// What the page knows: things, statements, lines, and what is kept of them by the filters.
const source = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);

const things = source.things.map(([iri, nl, en, kind, aliases], id) => ({
  id, iri, kind, label: { nl, en }, x: source.nodes[id].x, y: source.nodes[id].y, visible: true, lines: [], statements: [], search: [nl, en, ...aliases].map(fold).join("\n"),
}));
const lines = source.lines.map(([from, to, stance, unsure, denied], id) => ({
  id, from: things[from], to: things[to], stance, unsure: !!unsure, denied: !!denied, visible: true, statements: [],
}));
const statements = source.statements.map((row, id) => {
  const [line, predicate, passage, holder, own, polarity, factuality, status, when, subjectText, objectText, iri] = row;
  const [letter, start, end, quote] = source.passages[passage];
  const [nl, en, group] = source.predicates[predicate];
  return {
    id, iri, line: lines[line], from: lines[line].from, to: lines[line].to, verb: { nl, en }, group, letter, start, end, quote,
    holder: { nl: source.holders[holder][0], en: source.holders[holder][1] }, own: !!own, polarity, factuality, status, when,
    subjectText, objectText, shown: true,
  };
});
for (const line of lines) {
  line.from.lines.push(line);
  if (line.to !== line.from) line.to.lines.push(line);
}
for (const statement of statements) {
  statement.line.statements.push(statement);
  statement.from.statements.push(statement);
  if (statement.to !== statement.from) statement.to.statements.push(statement);
}

lines.forEach(tilt);

// vis-network 9.1.2 draws the words of a line that is exactly level in the wrong place, so no line is.
function tilt({ from, to }) {
  if (from === to || from.y !== to.y) return;
  const levels = new Set(to.lines.map((line) => (line.from === to ? line.to.y : line.from.y)));
  while (levels.has(to.y)) to.y += 1;
  source.nodes[to.id].y = to.y;
}

const state = { lang: source.lang, chosen: null, captions: false, hovered: null };

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function t(key, values = {}) {
  const text = source.words[state.lang][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

function shownOf(owner) {
  return owner.statements.filter((statement) => statement.shown);
}

function inOrder(list) {
  return [...list].sort((a, b) => a.letter - b.letter || a.start - b.start || a.id - b.id);
}

// Every text of a letter enters the page through here, as text and never as markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function draw(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function announce(text) {
  byId("announce").textContent = text;
}
