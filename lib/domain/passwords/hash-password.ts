import { availableParallelism } from 'node:os'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import { boundedQueue } from './bounded-queue'

/** OWASP's least for argon2id, the library's default kind: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

// Made once with the cost above; nobody knows a password for it. A constant, so the first unknown name costs no more.
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$tlKA9OqpiQw2YTHmkVDw5A$01NmRuH1OP5eJ4Qf6Wcwaxk2hbJTtsCobgwaVpfSnsY'

// More at once than there are cores makes nobody faster, and takes the threads that files and name look-ups need.
const cores = availableParallelism()
const inTurn = boundedQueue(cores, 128 * cores, 'passwords')

/** Hashes a new password; throws Unavailable when too many are waiting already. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(composed(password), cost))
}

/** True when the password is the hash's. */
export async function verifyPassword(hashed: string, password: string): Promise<boolean> {
  return inTurn(() => verify(hashed, composed(password)))
}

/** What an unknown name costs: the same as a wrong password, and always false. */
export async function verifyAgainstNothing(password: string): Promise<false> {
  await verifyPassword(nobodysHash, password)
  return false
}

/** True when the hash was made at another cost and should be made again while the password is at hand. */
export function needsRehash(hashed: string): boolean {
  const made = parseOptions(hashed)
  return Object.entries(cost).some(([name, value]) => Reflect.get(made, name) !== value)
}

/** The same password from every keyboard: phones and computers compose accented letters differently. */
function composed(password: string): string {
  return password.normalize('NFKC')
}
