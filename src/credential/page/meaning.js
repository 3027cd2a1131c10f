// The meaning of a document: its statements as canonical N-Quads (W3C RDF Dataset
// Canonicalization 1.0), for the documents of our profile only. Anything that is not
// in the table has no statements at all.

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const nowhere = () => new Refusal('signature');

// An absolute name that needs no escape. `_:` would join a nameless node.
const iri = value => {
  if (typeof value !== 'string' || !/^[^_<>"{}|^`\\][^<>"{}|^`\\]*$/.test(value)) throw nowhere();
  if (!/^[\x21-\x7e]+$/.test(value)) throw nowhere();
  return value;
};

const string = value => {
  if (typeof value !== 'string') throw nowhere();
  return value;
};

const items = value => Array.isArray(value) ? value : [value];

// In the order of their code points, as UTF-8 has it.
const inOrder = (one, other) => {
  const [a, b] = [utf8(one), utf8(other)];
  const at = a.findIndex((byte, place) => byte !== b[place]);
  return at < 0 ? a.length - b.length : a[at] - (b[at] ?? -1);
};

class Statements {
  constructor() {
    this.quads = new Map();
    this.blanks = 0;
  }

  blank() {
    this.blanks += 1;
    return {blank: this.blanks - 1};
  }

  add(subject, predicate, object, graphNode) {
    const quad = {subject, predicate, object, graph: graphNode};
    this.quads.set(JSON.stringify(quad), quad);
  }

  // Gathers what an object states, and says what it is called.
  gather(value, role, graphNode = null) {
    if (!isObject(value)) throw nowhere();
    const {types, terms} = TERMS[role];
    const subject = 'id' in value ? {name: iri(value.id)} : this.blank();
    for (const name of 'type' in value ? items(value.type) : []) {
      if (!Object.hasOwn(types, name)) throw nowhere();
      this.add(subject, RDF_TYPE, {name: types[name]}, graphNode);
    }
    for (const name of Object.keys(value)) {
      if (['id', 'type', '@context'].includes(name)) continue;
      if (!Object.hasOwn(terms, name)) throw nowhere();
      const [predicate, kind] = terms[name];
      for (const one of items(value[name])) {
        this.add(subject, predicate, this.object(one, kind, graphNode), graphNode);
      }
    }
    return subject;
  }

  object(value, {kind, datatype = null, vocabulary, role}, graphNode) {
    if (kind === 'text' || kind === 'typed') return {text: string(value), datatype};
    if (kind === 'name') return {name: iri(value)};
    if (kind === 'word') return {name: vocabulary + iri(value)};
    if (kind === 'node') return this.gather(value, role, graphNode);
    if (kind === 'graph') {
      const inner = this.blank();
      this.gather(value, role, inner);
      return inner;
    }
    if (typeof value !== 'boolean') throw nowhere();
    return {text: String(value), datatype};
  }

  // The statements in canonical order, with canonical names for what has none.
  async canonical() {
    const labels = await this.labels();
    const called = blank => `_:c14n${labels.get(blank)}`;
    const lines = new Set(Array.from(this.quads.values(), quad => line(quad, called)));
    return Array.from(lines).sort(inOrder).join('');
  }

  // Which number each nameless node gets: in the order of the hashes of what is said
  // about it. Those about which the same is said come last; they may change places as
  // long as they touch no other nameless node, else there is no answer.
  async labels() {
    const alike = new Map();
    for (let blank = 0; blank < this.blanks; blank += 1) {
      const hash = await this.hash(blank);
      alike.set(hash, [...alike.get(hash) ?? [], blank]);
    }
    const groups = Array.from(alike.keys()).sort().map(hash => alike.get(hash));
    const several = groups.filter(group => group.length > 1).flat();
    if (several.some(blank => this.touchesAnother(blank))) throw nowhere();
    const order = [...groups.filter(group => group.length === 1).flat(), ...several];
    return new Map(order.map((blank, place) => [blank, place]));
  }

  about(blank) {
    return Array.from(this.quads.values()).filter(quad => blanksOf(quad).includes(blank));
  }

  async hash(blank) {
    const called = other => other === blank ? '_:a' : '_:z';
    const lines = this.about(blank).map(quad => line(quad, called));
    return hex(await sha256(utf8(lines.sort(inOrder).join(''))));
  }

  touchesAnother(blank) {
    return this.about(blank).flatMap(blanksOf).some(other => other !== blank);
  }
}

const blanksOf = ({subject, object, graph: graphNode}) =>
  [subject, object, graphNode].map(one => one?.blank).filter(one => one !== undefined);

// One line of canonical N-Quads.
const line = ({subject, predicate, object, graph: graphNode}, called) => {
  const nodeName = one => one.name === undefined ? called(one.blank) : `<${one.name}>`;
  const quoted = () => `"${object.text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const datatype = object.datatype ? `^^<${object.datatype}>` : '';
  const said = object.text === undefined ? nodeName(object) : quoted() + datatype;
  const within = graphNode === null ? '' : ` ${nodeName(graphNode)}`;
  return `${nodeName(subject)} <${predicate}> ${said}${within} .\n`;
};

const meaningOf = (value, role) => {
  const statements = new Statements();
  statements.gather(value, role);
  return statements.canonical();
};
