//! Numbers for people: thousands parted, sizes, durations, bars.

use std::time::Duration;

pub use crate::figures::{counted, number};

/// `1.9 GB`, in powers of a thousand.
pub fn size(bytes: u64) -> String {
    let mut value = bytes as f64;
    for unit in ["bytes", "kB", "MB", "GB"] {
        if value < 999.5 {
            return if unit == "bytes" || value >= 99.5 {
                format!("{value:.0} {unit}")
            } else {
                format!("{value:.1} {unit}")
            };
        }
        value /= 1000.0;
    }
    format!("{value:.1} TB")
}

/// `0.14 s`, `12 s`, `3 min 20 s`
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        s if s < 1.0 => format!("{s:.2} s"),
        s if s < 10.0 => format!("{s:.1} s"),
        s if s < 120.0 => format!("{s:.0} s"),
        s if s < 7200.0 => format!("{:.0} min {:.0} s", (s / 60.0).floor(), s % 60.0),
        s => format!("{:.0} h {:.0} min", (s / 3600.0).floor(), (s % 3600.0) / 60.0),
    }
}

/// A bar of `width` columns for the greatest value, in eighths of a column; never empty for a value that is not 0.
pub fn bar(value: u64, greatest: u64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if value == 0 || greatest == 0 {
        return String::new();
    }
    let eighths = (value as f64 / greatest as f64 * width as f64 * 8.0).round().max(1.0) as usize;
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures() {
        assert_eq!(
            [0, 999, 1_000, 81_204, 999_999, 1_900_000_000].map(size),
            ["0 bytes", "999 bytes", "1.0 kB", "81.2 kB", "1.0 MB", "1.9 GB"]
        );
        let times = [0.14, 1.42, 45.0, 200.0, 7_300.0].map(|s| duration(Duration::from_secs_f64(s)));
        assert_eq!(times, ["0.14 s", "1.4 s", "45 s", "3 min 20 s", "2 h 2 min"]);
    }

    #[test]
    fn bars() {
        assert_eq!(bar(0, 10, 8), "");
        assert_eq!(bar(10, 10, 3), "███");
        assert_eq!(bar(1, 1_000, 8), "▏");
        assert_eq!(bar(1, 2, 3), "█▌");
    }
}
