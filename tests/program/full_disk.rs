//! What a disk without room, or a system that gives too few files, leaves of an index: all that was in it.

use std::process::Command;

use crate::kit::{Archive, Page};

/// Runs a script of the shell with a small disk of its own, mounted at `disk`, without any rights. `None` where the system
/// does not let us.
fn on_a_small_disk(archive: &Archive, script: &str) -> Option<String> {
    let mount = "mkdir disk && mount -t tmpfs -o size=3m tmpfs disk && cd disk";
    let run = |script: String| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script]).current_dir(&archive.root);
        command.env("N", env!("CARGO_BIN_EXE_newsdex")).env_remove("NEWSDEX_INDEX").output().ok()
    };
    let tried = run(format!("{mount} && cd .. && umount disk && rmdir disk"))?;
    if !tried.status.success() {
        return None;
    }
    let output = run(format!("{mount}\n{script}"))?;
    Some(String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[test]
fn a_full_disk_loses_nothing() {
    let archive = Archive::new();
    for n in 0..300 {
        // Words of their own, so that an index of all has some size.
        let words: String =
            (0..400).map(|word| format!("w{}x{} ", n * 7919 % 997, word * 104_729 % 9973 + n)).collect();
        let page = Page { title: &format!("Bridge {n}"), text: &words, ..Page::default() };
        archive.page(&format!("{}/{n}.html", if n < 5 { "few" } else { "many" }), &page);
    }
    let script = r#"
        mkdir clips && cp -r ../few clips && cd clips
        full() { head -c 100m /dev/zero > ../fill 2>/dev/null; }
        counted() { echo "$1: status $2, pages $($N count -q --kind any), check $($N check >/dev/null 2>&1; echo $?)"; }
        $N index -q .; counted first $?
        cp ../../many/[1-9][0-9].html few
        full; $N index -q; counted update $?
        $N index -q --rebuild; counted rebuild $?
        rm ../fill; $N index -q --rebuild; counted room $?
        full; $N search -q bridge >/dev/null; counted search $?
    "#;
    let Some(told) = on_a_small_disk(&archive, script) else {
        eprintln!("SKIPPED: this system lets nobody mount a small disk in a namespace of their own");
        return;
    };
    let full = "newsdex: the disk of `DISK/clips/.newsdex` is full; the index stays at its last commit: make room and run it again";
    let disk = archive.root.join("disk").to_string_lossy().into_owned();
    let told = told.replace(&disk, "DISK").replace(".newsdex/rebuild", ".newsdex");
    let messages: Vec<&str> = told.lines().filter(|line| line.starts_with("newsdex: ")).collect();
    let counts: Vec<&str> = told.lines().filter(|line| !line.starts_with("newsdex: ")).collect();
    assert_eq!(messages, [full, full], "{told}");
    assert_eq!(
        counts,
        [
            "first: status 0, pages 5, check 0", "update: status 2, pages 5, check 3",
            "rebuild: status 2, pages 5, check 3", "room: status 0, pages 95, check 0",
            "search: status 0, pages 95, check 0",
        ],
        "{told}"
    );
}

#[test]
fn too_few_open_files_are_said() {
    let archive = Archive::new();
    archive
        .page("bridge.html", &Page { title: "Bridge", text: "The bridge over the river is open.", ..Page::default() });
    let index = |limit: u32| {
        let script = format!("ulimit -n {limit}; exec \"$N\" index -q .");
        let mut command = Command::new("sh");
        command.args(["-c", &script]).current_dir(&archive.root);
        command.env("N", env!("CARGO_BIN_EXE_newsdex")).env_remove("NEWSDEX_INDEX").output().expect("a shell")
    };
    let few = index(12);
    let told = String::from_utf8_lossy(&few.stderr);
    assert_eq!((few.status.code(), told.lines().count()), (Some(2), 1), "{told}");
    assert!(told.contains("too few open files (`ulimit -n`)"), "{told}");
    assert_eq!(index(64).status.code(), Some(0));
}
