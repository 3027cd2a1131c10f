//! The meaning of a document: its statements as canonical N-Quads
//! (W3C RDF Dataset Canonicalization 1.0), for the documents of our profile only.
//!
//! A general processor would read contexts, leave out silently what they do not
//! define, and can be kept busy for minutes by a few kilobytes. Here every member
//! is in a table with what it means; anything else has no statements at all. So
//! nothing is fetched, nothing is lost, and the work grows with the length.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::terms::{self, Kind, Role, Term};

/// Something that statements are about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    /// With a name of its own.
    Named(String),
    /// Without: numbered as met.
    Blank(usize),
}

/// What a statement says of its subject.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Object {
    Node(Node),
    Text(String, Option<&'static str>),
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Quad {
    subject: Node,
    predicate: &'static str,
    object: Object,
    graph: Option<usize>,
}

/// The canonical statements of a credential, or of anything else that plays `role`.
/// None when it holds a member, a type or a value outside the table.
pub(super) fn canonical(document: &Value, role: Role) -> Option<String> {
    let mut gathered = Gathered::default();
    gathered.node(document, role, None)?;
    gathered.canonical()
}

#[derive(Default)]
struct Gathered {
    quads: BTreeSet<Quad>,
    blanks: usize,
}

impl Gathered {
    fn blank(&mut self) -> usize {
        self.blanks += 1;
        self.blanks - 1
    }

    /// Gathers what `value` states and says what it is called.
    fn node(&mut self, value: &Value, role: Role, graph: Option<usize>) -> Option<Node> {
        let members = value.as_object()?;
        let subject = match members.get("id") {
            Some(id) => Node::Named(iri(id)?.to_owned()),
            None => Node::Blank(self.blank()),
        };
        self.types(members, &subject, role, graph)?;
        for (name, value) in members {
            if matches!(name.as_str(), "id" | "type" | "@context") {
                continue;
            }
            let term = role.term(name)?;
            for one in items(value) {
                let object = self.object(one, term, graph)?;
                self.quads.insert(Quad {
                    subject: subject.clone(),
                    predicate: term.predicate,
                    object,
                    graph,
                });
            }
        }
        Some(subject)
    }

    fn types(
        &mut self,
        members: &Map<String, Value>,
        subject: &Node,
        role: Role,
        graph: Option<usize>,
    ) -> Option<()> {
        for name in members.get("type").map_or(&[][..], items) {
            let object = role.type_name(name.as_str()?)?;
            self.quads.insert(Quad {
                subject: subject.clone(),
                predicate: terms::TYPE,
                object: Object::Node(Node::Named(object.to_owned())),
                graph,
            });
        }
        Some(())
    }

    fn object(&mut self, value: &Value, term: &Term, graph: Option<usize>) -> Option<Object> {
        Some(match term.kind {
            Kind::Text => Object::Text(value.as_str()?.to_owned(), None),
            Kind::Typed(datatype) => Object::Text(value.as_str()?.to_owned(), Some(datatype)),
            Kind::Truth => Object::Text(value.as_bool()?.to_string(), Some(terms::BOOLEAN)),
            Kind::Name => Object::Node(Node::Named(iri(value)?.to_owned())),
            Kind::Word(vocabulary) => {
                Object::Node(Node::Named(format!("{vocabulary}{}", iri(value)?)))
            }
            Kind::Node(role) => Object::Node(self.node(value, role, graph)?),
            Kind::Graph(role) => {
                let inner = self.blank();
                self.node(value, role, Some(inner))?;
                Object::Node(Node::Blank(inner))
            }
        })
    }

    /// The statements in canonical order, with canonical names for what has none.
    fn canonical(&self) -> Option<String> {
        let labels = self.labels()?;
        let name = |blank: usize| labels.get(&blank).map(|place| format!("_:c14n{place}"));
        let lines: Option<BTreeSet<String>> =
            self.quads.iter().map(|quad| line(quad, &name)).collect();
        Some(lines?.into_iter().collect())
    }

    /// Which number each nameless node gets: in the order of the hashes of what is
    /// said about it. Those about which the same is said come last; they may change
    /// places as long as they touch no other nameless node, else there is no answer.
    fn labels(&self) -> Option<BTreeMap<usize, usize>> {
        let mut by_hash: BTreeMap<[u8; 32], Vec<usize>> = BTreeMap::new();
        for blank in 0..self.blanks {
            by_hash.entry(self.hash(blank)?).or_default().push(blank);
        }
        let (alone, alike): (Vec<_>, Vec<_>) =
            by_hash.into_values().partition(|blanks| blanks.len() == 1);
        if alike.iter().flatten().any(|blank| self.touches_another(*blank)) {
            return None;
        }
        let in_order = alone.into_iter().chain(alike).flatten();
        Some(in_order.enumerate().map(|(place, blank)| (blank, place)).collect())
    }

    /// The first-degree hash of a nameless node.
    fn hash(&self, blank: usize) -> Option<[u8; 32]> {
        let name = |other: usize| Some(if other == blank { "_:a" } else { "_:z" }.to_owned());
        let about = self.quads.iter().filter(|quad| blanks(quad).any(|other| other == blank));
        let mut lines = about.map(|quad| line(quad, &name)).collect::<Option<Vec<_>>>()?;
        lines.sort();
        Some(Sha256::digest(lines.concat()).into())
    }

    fn touches_another(&self, blank: usize) -> bool {
        let about = self.quads.iter().filter(|quad| blanks(quad).any(|other| other == blank));
        about.flat_map(blanks).any(|other| other != blank)
    }
}

/// The nameless nodes of a statement.
fn blanks(quad: &Quad) -> impl Iterator<Item = usize> + '_ {
    let subject = Some(&quad.subject);
    let object = match &quad.object {
        Object::Node(node) => Some(node),
        Object::Text(..) => None,
    };
    let nodes = subject.into_iter().chain(object).filter_map(|node| match node {
        Node::Blank(number) => Some(*number),
        Node::Named(_) => None,
    });
    nodes.chain(quad.graph)
}

/// One line of canonical N-Quads.
fn line(quad: &Quad, name: &dyn Fn(usize) -> Option<String>) -> Option<String> {
    let node = |node: &Node| match node {
        Node::Named(iri) => Some(format!("<{iri}>")),
        Node::Blank(number) => name(*number),
    };
    let object = match &quad.object {
        Object::Node(object) => node(object)?,
        Object::Text(text, None) => quoted(text)?,
        Object::Text(text, Some(datatype)) => format!("{}^^<{datatype}>", quoted(text)?),
    };
    let graph = match quad.graph {
        Some(graph) => format!(" {}", name(graph)?),
        None => String::new(),
    };
    Some(format!("{} <{}> {object}{graph} .\n", node(&quad.subject)?, quad.predicate))
}

/// A text between quotes. Control characters, which writers of N-Quads spell in
/// different ways, stand in no document of ours.
fn quoted(text: &str) -> Option<String> {
    if text.chars().any(char::is_control) {
        return None;
    }
    Some(format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\"")))
}

/// An absolute name that needs no escape. `_:` would join a nameless node.
fn iri(value: &Value) -> Option<&str> {
    let text = value.as_str()?;
    let is_plain = |b: u8| b.is_ascii_graphic() && !b"<>\"{}|^`\\".contains(&b);
    (!text.is_empty() && text.bytes().all(is_plain) && !text.starts_with('_')).then_some(text)
}

fn items(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        one => std::slice::from_ref(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nameless_nodes_are_numbered_by_what_is_said_of_them() {
        let holder = |first: &str, second: &str| {
            let entry = |kind: &str| json!({"type": "IdentityObject", "identityType": kind});
            let subject = json!({"id": "urn:a", "identifier": [entry(first), entry(second)]});
            canonical(&subject, Role::Subject).unwrap()
        };
        assert_eq!(holder("b", "c"), holder("c", "b"));
        assert!(holder("b", "c").contains("_:c14n1 "));
        // Twice the very same: two nodes, whichever is first.
        assert_eq!(holder("b", "b").lines().count(), 6);
    }

    #[test]
    fn what_is_not_in_the_table_has_no_statements() {
        let refused = [
            json!({"id": "urn:a", "mention": "très bien"}),
            json!({"id": "urn:a", "type": ["Profile"]}),
            json!({"id": "_:a"}),
            json!({"id": "urn:a b"}),
            json!({"id": "urn:a>"}),
            json!({"id": "urn:a", "activityStartDate": "a\u{1b}b"}),
            json!({"id": "urn:a", "identifier": [{"hashed": "false"}]}),
            json!("urn:a"),
        ];
        for document in refused {
            assert_eq!(canonical(&document, Role::Subject), None, "{document}");
        }
    }

    #[test]
    fn quotes_and_backslashes_are_escaped() {
        let entry = json!({"id": "urn:a", "name": r#"le « "\ » "#});
        let lines = canonical(&entry, Role::Issuer).unwrap();
        assert_eq!(lines, "<urn:a> <https://schema.org/name> \"le « \\\"\\\\ » \" .\n");
    }
}
