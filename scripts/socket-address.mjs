// Preloaded into the server (--import). Next keeps a client's own X-Forwarded-For and gives pages no socket address,
// so the header is made true here, before Next sees the request.
import { Server } from 'node:http'
import { callerAddress, trustedProxies } from './caller-address.mjs'

const isTrusted = trustedProxies(process.env.TRUSTED_PROXIES)
const fromProxiesOnly = ['forwarded', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto']

function makeTrue(request) {
  const peer = callerAddress(request.socket.remoteAddress, '', () => false)
  if (!isTrusted(peer)) for (const name of fromProxiesOnly) delete request.headers[name]
  request.headers['x-forwarded-for'] = callerAddress(peer, request.headers['x-forwarded-for'], isTrusted)
}

const { emit } = Server.prototype
Server.prototype.emit = function emitTruthfully(event, ...args) {
  if (event === 'request' || event === 'upgrade' || event === 'checkContinue') makeTrue(args[0])
  return emit.call(this, event, ...args)
}
