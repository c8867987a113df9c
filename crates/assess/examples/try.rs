//! throwaway
use corridor_catalog::Catalog;
use std::path::Path;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let catalog = match Catalog::load(Path::new(&args[0])) { Ok(c) => c, Err(e) => { eprintln!("{e}"); std::process::exit(1) } };
    let reader = corridor_reading::Reader::new(&catalog);
    let assessor = corridor_assess::Assessor::new(&catalog);
    let mode = args[1].as_str();
    let v = &catalog.vocabulary;
    for path in &args[2..] {
        let name = Path::new(path).file_name().unwrap().to_string_lossy().to_string();
        let text = std::fs::read_to_string(path).unwrap();
        let source = corridor_text::Source::from_text(&name, &text);
        let outline = corridor_syntax::parse(&source, &catalog.outline);
        let reading = reader.read(&source, &outline);
        if mode == "clauses" {
            println!("## {name} {:?} {:?}", reading.language, reading.parties);
            for n in &reading.norms {
                let acts: Vec<String> = n.acts.iter().map(|a| format!("{}{}({:?}; ag={:?}; to={:?}; {:?})", if a.negated {"!"} else {""}, v.act_name(a.act), a.form, a.agents.iter().map(|c| v.concept_name(*c)).collect::<Vec<_>>(), a.to.iter().map(|c| v.concept_name(*c)).collect::<Vec<_>>(), a.place)).collect();
                let m: Vec<String> = n.mentions.iter().map(|m| format!("{}{}{}{}", if m.carried {"^"} else {""}, match m.place { corridor_reading::Place::Exception=>"x:", corridor_reading::Place::Condition=>"if:", _=>"" }, v.concept_name(m.concept), match m.role { corridor_reading::Role::Other=>"".to_string(), r=>format!("/{r:?}") })).collect();
                println!("[{}] {:?} {} holder={:?} payer={:?} ben={:?} defers={} | {}\n    acts {}\n    has {}", n.id, n.zone, n.force.word(), n.holder.as_ref().map(|h| (v.concept_name(h.actor), source.slice(h.span), h.party.clone())), n.payer.map(|c| v.concept_name(c)), n.beneficiary.map(|c| v.concept_name(c)), n.defers.word(), source.slice(n.span).split_whitespace().collect::<Vec<_>>().join(" "), acts.join(" "), m.join(" "));
            }
            continue;
        }
        for c in assessor.code(&source, &reading) {
            let e = c.evidence.first();
            let q = e.map(|e| source.slice(e.span).replace('"', "'").split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
            println!("{name},{},{},\"{q}\",{},{},{},{}", c.indicator, c.value, 0, 0, e.map_or("", |e| &e.article), e.map_or("", |e| &e.shows).replace(',', ";"));
        }
    }
}
