//! Being told to stop.

use std::sync::Arc;

use tokio::sync::watch;

/// Tells the bot to stop; every copy tells the same bot.
#[derive(Clone, Debug)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Default for Stop {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }
}

impl Stop {
    /// Tells it.
    pub fn tell(&self) {
        self.0.send_replace(true);
    }

    /// Whether it was told.
    #[must_use]
    pub fn is_told(&self) -> bool {
        *self.0.borrow()
    }

    /// Returns when it is told.
    pub async fn told(&self) {
        let mut heard = self.0.subscribe();
        // The sender lives as long as `self`.
        while !*heard.borrow_and_update() && heard.changed().await.is_ok() {}
    }
}
