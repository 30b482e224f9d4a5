//! What may stand where a file is expected: folders, pipes, devices, links, names of any kind.

use std::path::Path;

use libtest_mimic::Trial;

use super::measured::{Measured, check, settings};
use crate::support::{scratch, trial};

pub(super) fn trials() -> Vec<Trial> {
    #[cfg(unix)]
    return vec![
        trial("robust::only_ordinary_files_are_opened", ordinary_files),
        trial("robust::links_out_of_the_folder_are_not_followed", links),
        trial("robust::names_cannot_steer_the_screen", names),
        trial("robust::what_may_not_be_read_is_said", forbidden),
    ];
    #[cfg(not(unix))]
    Vec::new()
}

const TABLE: &str = "Bezeichnung;Sachkonto;Ansatz 2026\nWartung;529100;5\n";

fn run(folder: &Path, path: &str, more: &str) -> Measured {
    std::fs::write(folder.join("round.toml"), settings(path, more)).expect("written");
    check(folder, folder)
}

#[cfg(unix)]
fn ordinary_files() {
    let folder = scratch();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("ordner.xlsx")).expect("a folder");
    run(folder.path(), "ordner.xlsx", "").is_refused_because("is a folder");
    let pipe = std::process::Command::new("mkfifo").arg(at("leitung.csv")).status();
    if pipe.is_ok_and(|status| status.success()) {
        run(folder.path(), "leitung.csv", "").is_refused_because("a device or a pipe");
    }
    std::os::unix::fs::symlink("/dev/zero", at("null.csv")).expect("a link");
    let anywhere = "[limits]\npaths = \"anywhere\"\n";
    run(folder.path(), "null.csv", anywhere).is_refused_because("a device or a pipe");
    std::os::unix::fs::symlink("kreis.csv", at("kreis.csv")).expect("a link");
    run(folder.path(), "kreis.csv", "").is_refused_because("");
}

#[cfg(unix)]
fn links() {
    let folder = scratch();
    let inside = folder.path().join("runde");
    std::fs::create_dir(&inside).expect("a folder");
    std::fs::write(folder.path().join("fremd.csv"), TABLE).expect("written");
    std::fs::write(inside.join("eigen.csv"), TABLE).expect("written");
    std::os::unix::fs::symlink("../fremd.csv", inside.join("verweis.csv")).expect("a link");
    std::os::unix::fs::symlink("eigen.csv", inside.join("gut.csv")).expect("a link");
    for path in ["verweis.csv", "../fremd.csv"] {
        assert_eq!(run(&inside, path, "").codes, ["datei-ausserhalb"], "{path}");
        let measured = run(&inside, path, "[limits]\npaths = \"anywhere\"\n");
        assert_eq!(measured.codes, Vec::<String>::new(), "{path}");
    }
    assert_eq!(run(&inside, "gut.csv", "").codes, Vec::<String>::new());
    // The folder of the inputs is what counts, not the folder of the round.
    std::fs::write(inside.join("round.toml"), settings("fremd.csv", "")).expect("written");
    assert_eq!(check(&inside, folder.path()).codes, Vec::<String>::new());
}

#[cfg(unix)]
fn names() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = scratch();
    let longest = format!("{}.csv", "ä".repeat(125));
    for name in [
        b"a\nError[betrag-fehlt]: b.csv".as_slice(),
        b"\x1b[2Jc.csv",
        b"d\xff\xe4.csv",
        "\u{202e}vsc.csv".as_bytes(),
        longest.as_bytes(),
    ] {
        std::fs::write(folder.path().join(OsStr::from_bytes(name)), "<").expect("written");
    }
    let measured = run(folder.path(), "*.csv", "");
    assert_eq!(measured.codes, ["datei-unlesbar"], "{}", measured.said);
    assert_eq!(measured.said.matches("[datei-unlesbar]").count(), 5, "{}", measured.said);
    for shown in [r"a\u{a}Error", r"\u{1b}[2Jc.csv", r"d\xff\xe4.csv", r"\u{202e}vsc.csv"] {
        assert!(measured.said.contains(shown), "{shown} is not in\n{}", measured.said);
    }
    assert!(!measured.said.contains('\u{1b}'));
}

/// Who may read everything cannot be kept from reading; then there is nothing to see here.
#[cfg(unix)]
fn forbidden() {
    use std::os::unix::fs::PermissionsExt;
    let folder = scratch();
    let path = folder.path().join("gesperrt.csv");
    std::fs::write(&path, TABLE).expect("written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("set");
    if std::fs::read(&path).is_ok() {
        println!("not seen: this user may read every file");
        return;
    }
    run(folder.path(), "gesperrt.csv", "").is_refused_because("Permission denied");
}
