//! The rights a reader gives up: memory and time beyond a limit, files, network, other programs.
//!
//! On Linux by resource limits, Landlock and a list of system calls (seccomp); on other Unix systems by
//! resource limits; elsewhere by the program's own clock alone. Each is taken where the system offers it.

#[cfg(unix)]
use super::MEMORY;

/// Gives up all rights that reading does not need. What must be loaded from files must be loaded before.
pub(super) fn lock() {
    #[cfg(unix)]
    limits();
    #[cfg(target_os = "linux")]
    linux::lock();
}

/// The same, but programs of the system may be run and read.
pub(super) fn lock_but_programs() {
    #[cfg(unix)]
    limits();
    #[cfg(target_os = "linux")]
    linux::lock_but_programs();
}

/// Lets the process compute for so many seconds more.
pub(super) fn allow_seconds(seconds: u64) {
    #[cfg(unix)]
    {
        use rustix::{
            process::{Resource, getrlimit, setrlimit},
            time::{ClockId, clock_gettime},
        };
        let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec as u64;
        let mut limit = getrlimit(Resource::Cpu);
        limit.current = Some(used + seconds + 1);
        // A limit that cannot be set is watched by the program's own clock.
        let _ = setrlimit(Resource::Cpu, limit);
    }
    #[cfg(not(unix))]
    let _ = seconds;
}

#[cfg(unix)]
fn limits() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let bounds = [
        (Resource::As, MEMORY),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, 32),
    ];
    for (resource, most) in bounds {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        // What the system does not limit is left to the other walls.
        let _ = setrlimit(resource, limit);
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr,
        RulesetCreatedAttr, Scope, path_beneath_rules,
    };
    use rustix::process::{
        DumpableBehavior, Signal, set_dumpable_behavior, set_parent_process_death_signal,
    };
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule, apply_filter,
    };
    use std::{error::Error, path::Path};

    /// Folders of the system's programs and what they load.
    const PROGRAMS: [&str; 5] = ["/usr", "/lib", "/lib64", "/bin", "/etc"];

    pub(super) fn lock() {
        die_with_parent();
        // Older kernels know one of the two or neither; the resource limits stand in any case.
        let _ = landlock(&[]);
        let _ = seccomp();
    }

    pub(super) fn lock_but_programs() {
        die_with_parent();
        let _ = landlock(&PROGRAMS);
    }

    fn die_with_parent() {
        let _ = set_parent_process_death_signal(Some(Signal::KILL));
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }

    /// No network, and no file but below these folders, which can be read and run but not written.
    fn landlock(readable: &[&str]) -> Result<(), Box<dyn Error>> {
        let abi = ABI::V6;
        let there = readable.iter().filter(|folder| Path::new(folder).exists());
        Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(abi))?
            .handle_access(AccessNet::from_all(abi))?
            .scope(Scope::from_all(abi))?
            .create()?
            .add_rules(path_beneath_rules(there, AccessFs::from_read(abi)))?
            .restrict_self()?;
        Ok(())
    }

    /// Only the system calls that computing and the two pipes need; all others fail.
    fn seccomp() -> Result<(), Box<dyn Error>> {
        let always = ALLOWED.iter().map(|call| (*call, Vec::new()));
        let own = rustix::process::getpid().as_raw_nonzero().get() as u64;
        let only = |argument, value| -> Result<Vec<SeccompRule>, seccompiler::BackendError> {
            let is =
                SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, value)?;
            Ok(vec![SeccompRule::new(vec![is])?])
        };
        let bound = [
            // Signals and limits for this process alone: what aborting and `allow_seconds` need.
            (libc::SYS_tgkill, only(0, own)?),
            (libc::SYS_prlimit64, only(0, 0)?),
        ];
        let filter = SeccompFilter::new(
            always.chain(bound).collect(),
            SeccompAction::Errno(libc::EPERM as u32),
            SeccompAction::Allow,
            std::env::consts::ARCH.try_into()?,
        )?;
        apply_filter(&BpfProgram::try_from(filter)?)?;
        Ok(())
    }

    const ALLOWED: &[i64] = &[
        libc::SYS_read,
        libc::SYS_write,
        libc::SYS_readv,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_lseek,
        libc::SYS_mmap,
        libc::SYS_munmap,
        libc::SYS_mprotect,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_brk,
        libc::SYS_futex,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_nanosleep,
        libc::SYS_gettimeofday,
        libc::SYS_getrandom,
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_restart_syscall,
    ];
}
