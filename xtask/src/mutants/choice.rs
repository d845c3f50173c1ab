//! Which of all mutants a run tries.

use std::process::Command;

use super::{arguments::Request, mutant::Mutant};
use crate::{digest, paths};

/// The mutants that are asked for, those of accounts first.
pub fn choose(mut all: Vec<Mutant>, request: &Request, seed: &str) -> Vec<Mutant> {
    let wanted = |mutant: &Mutant| {
        request.only.is_empty() || request.only.iter().any(|text| mutant.name().contains(text))
    };
    all.retain(wanted);
    all.sort_by_key(|mutant| mutant.kind);
    if let Some(number) = request.sample {
        all = sample(all, number, seed);
    }
    if let Some((part, parts)) = request.shard {
        let chosen = all.into_iter().enumerate().filter(|(index, _)| index % parts == part - 1);
        return chosen.map(|(_, mutant)| mutant).collect();
    }
    all
}

/// The seed of a sample: the one that is asked for, or the tree that is checked out, so that each
/// change of the repository tries another sample and a failure can be had again.
pub fn seed(request: &Request) -> String {
    let tree = || {
        let mut git = Command::new("git");
        let git =
            git.args(["rev-parse", "--short", "HEAD^{tree}"]).current_dir(paths::repository());
        let told = git.output().ok()?.stdout;
        String::from_utf8(told).ok().map(|text| text.trim().to_owned())
    };
    request.seed.clone().or_else(tree).unwrap_or_default()
}

/// Every n-th, from a place that the seed says: all kinds and files have their share.
fn sample(all: Vec<Mutant>, number: usize, seed: &str) -> Vec<Mutant> {
    let total = all.len();
    let number = number.min(total);
    let hash = digest::sha256(seed.as_bytes());
    let start = usize::from_str_radix(&hash[..8], 16).unwrap_or_default();
    let mut places: Vec<usize> =
        (0..number).map(|index| (start + index * total / number) % total).collect();
    places.sort_unstable();
    let mut all = all.into_iter().enumerate();
    places
        .iter()
        .filter_map(|place| all.find(|(index, _)| index == place))
        .map(|(_, m)| m)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::sample;
    use crate::mutants::{finder, mutant::Mutant};

    fn ten() -> Vec<Mutant> {
        let text = "fn a() { require!(a < b); require!(c && d); if a < 1 { return 1; } f(x)?; }";
        let all = finder::find(Path::new("a.rs"), text).expect("it is Rust");
        assert_eq!(all.len(), 10);
        all
    }

    #[test]
    fn a_sample_is_of_the_wanted_size_and_depends_on_the_seed_alone() {
        let names = |seed| sample(ten(), 4, seed).iter().map(Mutant::name).collect::<Vec<_>>();
        assert_eq!(names("a").len(), 4);
        assert_eq!(names("a"), names("a"));
        assert!(["b", "c", "d", "e"].iter().any(|seed| names(seed) != names("a")));
        assert_eq!(sample(ten(), 99, "a").len(), 10);
    }
}
