// Preloaded into the server (--import). A parent that is killed with -9 cannot stop it; the closed channel tells it.
if (process.channel) process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
