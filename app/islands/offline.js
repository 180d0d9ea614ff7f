// Lets the register open without a network from now on. Plain script, as for a lesson.
navigator.serviceWorker?.register("/offline-worker.js").catch(() => {});
