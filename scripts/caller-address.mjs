import { BlockList, isIP } from 'node:net'

const plain = (address) => (address ?? '').trim().replace(/^::ffff:(?=\d+\.)/i, '')
const family = (address) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Strips what some proxies add: a port, or the brackets round an IPv6 address. */
function hop(text) {
  const address = plain(text)
  if (isIP(address)) return address
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? ''
  return isIP(plain(bare)) ? plain(bare) : null
}

/** Turns TRUSTED_PROXIES, a comma list of addresses and CIDR ranges, into a test of one address. */
export function trustedProxies(list) {
  const trusted = new BlockList()
  const entries = (list ?? '').split(',').map((entry) => entry.trim())
  for (const entry of entries.filter(Boolean)) {
    const [address, bits] = entry.split('/')
    const most = isIP(address) === 6 ? 128 : 32
    if (!isIP(address) || (bits !== undefined && !(/^\d+$/.test(bits) && Number(bits) <= most))) {
      throw new Error(`TRUSTED_PROXIES: "${entry}" is neither an address nor a range such as 10.0.0.0/8.`)
    }
    if (bits === undefined) trusted.addAddress(plain(address), family(plain(address)))
    else trusted.addSubnet(address, Number(bits), family(address))
  }
  return (address) => isIP(address) > 0 && trusted.check(address, family(address))
}

/**
 * The address a request came from: the socket's, unless that is a trusted proxy; then the right-most address of
 * X-Forwarded-For that is not one. What stands further left was written by the caller and is worth nothing.
 */
export function callerAddress(peer, forwardedFor, isTrusted) {
  let caller = plain(peer)
  const hops = (forwardedFor ?? '').split(',').filter((entry) => entry.trim())
  while (isTrusted(caller) && hops.length > 0) {
    const next = hop(hops.pop())
    if (!next) break
    caller = next
  }
  return caller
}
