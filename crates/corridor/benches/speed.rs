//! How long people wait: start-up, a long agreement, a thousand files.

use corridor::pipeline::Engine;
use corridor_catalog::Catalog;
use corridor_text::Source;
use criterion::{Criterion, criterion_group, criterion_main};
use rayon::prelude::*;
use std::hint::black_box;

const EXAMPLE: &str = include_str!("../../../examples/aldavia-norland-2021.txt");

/// About 20 pages of 2,500 characters: the example's articles over and over, numbered on.
fn long_text() -> String {
    let (head, rest) = EXAMPLE.split_once("Article 1\n").unwrap_or(("", EXAMPLE));
    let body = rest.split("Done at").next().unwrap_or(rest);
    let mut text = head.to_owned();
    let mut number = 0;
    while text.len() < 50_000 {
        for article in format!("Article 1\n{body}").split("Article ").skip(1) {
            number += 1;
            let words = article.split_once('\n').map_or(article, |(_, words)| words);
            text.push_str(&format!("Article {number}\n{words}"));
        }
    }
    text
}

fn start_up(c: &mut Criterion) {
    c.bench_function("start-up: catalog and rooms", |b| {
        b.iter(|| {
            let catalog = Catalog::embedded().expect("the catalog is sound");
            black_box(Engine::new(&catalog).assess(Source::from_text("x.txt", "Article 1\nNo.")))
        });
    });
}

fn documents(c: &mut Criterion) {
    let catalog = Catalog::embedded().expect("the catalog is sound");
    let engine = Engine::new(&catalog);
    let long = long_text();
    c.bench_function("assess 20 pages", |b| {
        b.iter(|| black_box(engine.assess(Source::from_text("long.txt", &long))));
    });
    let mut group = c.benchmark_group("many");
    group.sample_size(10);
    group.bench_function("assess 1,000 files", |b| {
        let assess = |_| {
            engine
                .assess(Source::from_text("example.txt", EXAMPLE))
                .judgement
                .codings
                .len()
        };
        b.iter(|| (0..1000).into_par_iter().map(assess).sum::<usize>());
    });
    group.finish();
}

criterion_group!(speed, start_up, documents);
criterion_main!(speed);
