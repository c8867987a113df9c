//! Tables: data, layout, languages side by side.

use super::{codes, draft, lines};

#[test]
fn rows_are_lines_and_cells_parted_by_tabs() {
    let page = "<p>x</p><table><caption>Fees</caption><tr><th>Skill<th>Fee<tr><td>Mason<br>(any)<td>5</table><p>y";
    assert_eq!(
        draft(page).text,
        "x\n\nFees\n\nSkill\tFee\nMason (any)\t5\n\ny\n"
    );
}

#[test]
fn empty_cells_keep_their_place() {
    assert_eq!(lines("<table><tr><td>a<td><td>c<tr><td><td>"), ["a\t\tc"]);
}

#[test]
fn layout_tables_keep_paragraphs() {
    let page = "<table><tr><td>Head</td></tr><tr><td><p>One.</p><p>Two.</p></td><td><h2>Side</h2></td></tr></table>";
    assert_eq!(draft(page).text, "Head\n\nOne.\n\nTwo.\n\nSide\n");
}

#[test]
fn points_laid_out_as_tables_keep_their_labels() {
    let page = "<table><tr><td>(a)<td><p>first point:</p>
        <table><tr><td>(i)<td>deep point</table></tr><tr><td>(b)<td>second point</table>";
    assert_eq!(
        lines(page),
        ["(a)\tfirst point:", "(i)\tdeep point", "(b)\tsecond point"]
    );
}

#[test]
fn labels_reach_over_empty_cells() {
    let page = "<table><tr><td>(a)<td><td><p>first point:</p><p>more</p></table>";
    assert_eq!(lines(page), ["(a)\tfirst point:", "more"]);
}

/// Rows of two languages.
fn two_languages() -> String {
    let rows = [
        ("Article 1", "Artículo 1"),
        (
            "The employer shall pay the wages agreed in the contract at the end of each month without any deduction.",
            "El empleador pagará los salarios pactados en el contrato al final de cada mes sin descuento alguno.",
        ),
        ("Article 2", "Artículo 2"),
        (
            "Workers may leave the country of work at any time and keep their passports with them always.",
            "Los trabajadores podrán salir del país de empleo en todo momento y conservarán sus pasaportes consigo.",
        ),
        (
            "Disputes shall be settled by the authorities of both sides within thirty days of the complaint.",
            "Las controversias serán resueltas por las autoridades de ambas partes dentro de treinta días.",
        ),
        (
            "Housing shall be provided free of charge and must be fit to live in during all seasons of a year.",
            "El alojamiento se facilitará gratuitamente y deberá ser habitable durante todas las estaciones.",
        ),
        (
            "This text enters into force when it was signed by those who are entitled to sign such agreements.",
            "El presente texto entrará en vigor cuando haya sido firmado por quienes tengan facultad para ello.",
        ),
    ];
    let row = |(a, b): &(&str, &str)| format!("<tr><td>{a}</td><td><p>{b}</p></td></tr>");
    let rows: String = rows.iter().map(row).collect();
    format!("<table>{rows}</table>")
}

#[test]
fn languages_side_by_side_are_read_one_after_the_other() {
    let page = two_languages();
    let read = lines(&page);
    assert_eq!(read.len(), 14);
    assert!(read[6].starts_with("This text") && read[7] == "Artículo 1");
    assert_eq!(codes(&draft(&page)), ["columns"]);
}

#[test]
fn long_cells_of_one_language_stay_rows() {
    let row = "<tr><td>wages of the workers and hours of the workers in the season</td>
        <td>hours of the workers and wages of the workers in the season</td></tr>";
    let read = lines(&format!("<table>{}</table>", row.repeat(10)));
    assert_eq!(read.len(), 10);
}

#[test]
fn names_in_two_languages_stay_rows() {
    let rows: String = (0..40)
        .map(|n| format!("<tr><td>gardener {n}<td>jardinero {n}"))
        .collect();
    assert_eq!(
        lines(&format!("<table>{rows}</table>"))[3],
        "gardener 3\tjardinero 3"
    );
}

#[test]
fn tables_too_deep_are_read_as_blocks() {
    let deep = "<table><tr><td>x".repeat(40) + "last";
    let text = draft(&deep).text;
    assert_eq!(text.matches('x').count(), 40);
    assert!(text.contains("last"));
}
