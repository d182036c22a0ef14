import { BlockList, isIP } from 'node:net'

/** A network as a manager writes it, `192.0.2.0/24` or a single address, in its one form, or null. */
export function readNetwork(typed: string): string | null {
  const [address = '', prefix, ...more] = typed.trim().toLowerCase().split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return null
  const most = version === 4 ? 32 : 128
  if (prefix === undefined) return `${address}/${most}`
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= most ? `${address}/${Number(prefix)}` : null
}

/** Whether an address lies in one of the networks; where none are named every address does. */
export function networkAllowed(allowed: string[], address: string | null): boolean {
  if (allowed.length === 0) return true
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? ''
  const version = isIP(plain)
  if (version === 0) return false
  const list = new BlockList()
  for (const network of allowed) {
    const [base = '', prefix] = network.split('/')
    list.addSubnet(base, Number(prefix), isIP(base) === 4 ? 'ipv4' : 'ipv6')
  }
  return list.check(plain, version === 4 ? 'ipv4' : 'ipv6')
}
