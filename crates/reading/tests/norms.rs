//! How sentences are read into norms, on the small frozen catalog beside this file.

use corridor_catalog::Catalog;
use corridor_reading::{Norm, Place, Reader};
use corridor_text::Source;
use std::path::Path;

/// The norms of a text, a line each: id, force, holder, payer, acts with agents, concepts.
/// `^` carried over, `if:` in a condition, `x:` in an exception, `!` negated.
fn norms(language: &str, text: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalog");
    let catalog = Catalog::load(&root).unwrap_or_else(|errors| panic!("{errors}"));
    let source = Source::from_text("test", text);
    let outline = corridor_syntax::parse(&source, &catalog.outline);
    let reading = Reader::new(&catalog).read_in(&source, &outline, language);
    reading
        .norms
        .iter()
        .map(|norm| line(&catalog, &source, norm))
        .collect()
}

fn line(catalog: &Catalog, source: &Source, norm: &Norm) -> String {
    let v = &catalog.vocabulary;
    let place = |place: Place| match place {
        Place::Main => "",
        Place::Exception => "x:",
        Place::Condition => "if:",
    };
    let holder = norm.holder.as_ref().map_or("-".to_owned(), |h| {
        let party = h
            .party
            .as_ref()
            .map_or(String::new(), |p| format!(" of {p}"));
        format!("{}{party}", v.concept_name(h.actor))
    });
    let acts: Vec<String> = norm
        .acts
        .iter()
        .map(|a| {
            let agents: Vec<_> = a.agents.iter().map(|c| v.concept_name(*c)).collect();
            let not = if a.negated { "!" } else { "" };
            format!(
                "{not}{}{}({})",
                place(a.place),
                v.act_name(a.act),
                agents.join(",")
            )
        })
        .collect();
    let concepts: Vec<String> = norm
        .mentions
        .iter()
        .map(|m| {
            let carried = if m.carried { "^" } else { "" };
            format!("{carried}{}{}", place(m.place), v.concept_name(m.concept))
        })
        .collect();
    format!(
        "{} {} holder={holder} payer={} defers={} | {} | {} | {}\n",
        norm.id,
        norm.force.word(),
        norm.payer.map_or("-", |c| v.concept_name(c)),
        norm.defers.word(),
        acts.join(" "),
        concepts.join(" "),
        source
            .slice(norm.span)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    )
}

macro_rules! reads {
    ($($name:ident: $language:literal, $text:literal;)*) => {
        $(#[test] fn $name() { insta::assert_snapshot!(norms($language, $text)); })*
    };
}

reads! {
    payer_is_not_the_holder: "en", "Article 1\n\nThe authority shall provide the visa. The travel costs shall be borne by the employer. The journey is at the expense of the worker.";
    coordinated_verbs_make_two_norms: "en", "Article 1\n\nThe employer shall pay the travel costs and the worker shall return within 30 days.";
    points_complete_their_chapeau: "en", "Article 1\n\nThe employer shall provide:\n(a) the visa;\n(b) the wage.";
    forbidden_chapeau_forbids_its_points: "en", "Article 1\n\nThe worker shall not pay:\n(a) the travel costs;\n(b) fees for the visa.";
    these_costs_are_those_just_named: "en", "Article 1\n\nThe employer shall pay the travel costs. These shall be paid within 30 days.";
    exceptions_and_conditions_stand_apart: "en", "Article 1\n\nThe employer shall bear all costs, except fees for the visa. If the worker returns, the employer shall pay the wage.";
    a_condition_without_comma_ends_at_the_subject: "en", "Article 1\n\nIn the event of illness the worker shall return.";
    employers_organisations_are_no_employers: "en", "Article 1\n\nThe employers organisation may provide the visa.";
    permission_of_a_worker_is_a_right: "en", "Article 1\n\nThe worker may return. The authority may provide a visa. The visa may be granted to the worker.";
    endeavour_reaches_into_what_it_embeds: "en", "Article 1\n\nThe parties shall endeavour to ensure that employers shall pay the wage.";
    not_later_than_is_no_prohibition: "en", "Article 1\n\nThe wage shall be paid not later than within 30 days.";
    a_relative_verb_is_not_the_main_verb: "en", "Article 1\n\nCosts which may arise shall be borne by the employer.";
    deference_for_permits_is_procedure: "en", "Article 1\n\nThe visa shall be granted in accordance with national law.";
    named_bodies_belong_to_their_party: "en", "Agreement between Switzerland and Turkey\n\nArticle 1\n\nOn the Turkish side, the office for work (hereinafter called Kurum). Kurum shall provide the visa.";
    german_verb_first_and_last: "de", "Artikel 1\n\nDie Reisekosten trägt der Arbeitgeber. Der Arbeitgeber gewährt dem Arbeitnehmer den Lohn.";
    german_passive_and_to_infinitive: "de", "Artikel 1\n\nDie Reisekosten werden vom Arbeitgeber bezahlt. Die Kosten sind vom Arbeitgeber zu tragen. Die Gebühren gehen zu Lasten des Arbeitgebers.";
    german_negation_may_follow: "de", "Artikel 1\n\nDer Arbeitnehmer bezahlt keine Gebühren. Der Arbeitnehmer darf die Kosten nicht tragen.";
    german_genitive_is_no_subject: "de", "Artikel 1\n\nDie Behörden der Vertragsparteien gewähren dem Arbeitnehmer ein Visum.";
    german_pronoun_after_a_condition_is_whom_it_names: "de", "Artikel 1\n\nLöst der Arbeitnehmer den Vertrag, so trägt er die Reisekosten.";
    german_second_subject_is_the_object: "de", "Artikel 1\n\nIn diesen Wochen können die Behörden Arbeitnehmer von der Gebühr ausnehmen. Die Behörden gewähren Arbeitnehmern ein Visum.";
    german_source_is_no_agent: "de", "Artikel 1\n\nDer Arbeitgeber darf vom Arbeitnehmer den Lohn gewähren.";
    german_gap_repeats_the_verb: "de", "Artikel 1\n\nDie Kosten der Hinreise trägt der Arbeitgeber, jene der Rückreise der Arbeitnehmer.";
    german_what_is_not_done_is_no_right: "de", "Artikel 1\n\nDie Arbeitnehmer tragen die Kosten, ohne ein Visum gewähren zu können.";
    german_denied_object_denies_the_act: "de", "Artikel 1\n\nDie Behörden tragen keine Kosten.";
    german_burden_falls_on_the_dative: "de", "Artikel 1\n\nDie Kosten fallen dem Arbeitnehmer zur Last.";
    a_gap_repeats_the_verb: "en", "Article 1\n\nThe cost of the visa shall be borne by the employer, and that of the journey home by the worker.";
    a_relative_keeps_its_negation: "en", "Article 1\n\nA worker whose visa has not been granted shall return. The authority which has not paid the wage shall provide the visa.";
    a_list_is_negated_as_a_whole: "en", "Article 1\n\nIllness is not a matter for fees paid, for a visa granted or for wages paid by the employer.";
    a_denied_object_denies_the_act: "en", "Article 1\n\nThe authority shall pay the worker no fees. The authority shall provide workers who pay no fees with a visa.";
    what_is_agreed_binds: "en", "Article 1\n\nIt is agreed that the employer shall pay the wage. The parties shall endeavour to provide the visa, which shall be granted by the authority.";
    a_point_takes_nothing_from_its_siblings: "en", "Article 1\n\nThe authority shall grant the visa to a worker who:\n(a) pays the travel costs;\n(b) has his wage;\n(c) pays fees for such visa.";
    a_joined_verb_takes_over_its_subject_only: "en", "Article 1\n\nThe authority shall provide the visa and shall pay the employer the wage.";
    it_is_the_subject_of_the_sentence_before: "en", "Article 1\n\nThe wage shall be paid with the travel costs. It shall be paid within 30 days to the worker.";
    a_relative_takes_up_the_exception_before_it: "en", "Article 1\n\nThe employer shall pay the wage, except travel costs, which shall be borne by the worker.";
}
