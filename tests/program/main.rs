//! The program as people run it, on archives that the tests make.

mod answers;
mod asking;
mod damage;
mod formats;
#[cfg(target_os = "linux")]
mod full_disk;
mod indexing;
mod kit;
mod places;
mod readme;
mod searching;
mod similar;
