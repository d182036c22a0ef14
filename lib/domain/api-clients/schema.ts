import * as z from 'zod'
import {
  checkbox,
  choice,
  message,
  optionalLongText,
  optionalText,
  text,
  wholeNumber,
} from '@/lib/domain/shared/fields'
import { readAddress } from './read-address'
import { readNetwork } from './read-networks'
import { readOrigin } from './read-origins'
import { portals } from './vocabulary'

/** One a line; empty lines do not matter, and the first that cannot be read is named. */
const lines = (read: (line: string) => string | null, key: string) =>
  z.pipe(
    optionalLongText(4000),
    z.transform((typed: string | undefined, ctx) => {
      const given = (typed ?? '').split(/[\n,]/).filter((line) => line.trim() !== '')
      const wrong = given.find((line) => read(line) === null)
      if (wrong === undefined) return [...new Set(given.map((line) => read(line) ?? ''))]
      ctx.issues.push({ code: 'custom', message: message(key, { line: wrong.trim() }), input: typed })
      return z.NEVER
    }),
  )

const address = z.pipe(
  optionalText(200),
  z.transform((typed: string | undefined, ctx) => {
    if (typed === undefined) return null
    const read = readAddress(typed)
    if (read !== null) return read
    ctx.issues.push({ code: 'custom', message: message('errors.apiClient.origin', { line: typed }), input: typed })
    return z.NEVER
  }),
)

const settings = {
  name: text('errors.apiClient.nameRequired', 80),
  portal: choice(portals, 'errors.apiClient.portalRequired'),
  portalAddress: address,
  allowedOrigins: lines(readOrigin, 'errors.apiClient.origin'),
  allowedNetworks: lines(readNetwork, 'errors.apiClient.network'),
  discloses10001: checkbox(),
  asksSecondFactor: checkbox(),
  requestsPerMinute: wholeNumber(1, 100_000),
  registrationsPerHour: wholeNumber(1, 100_000),
}

export const CreateApiClient = z.object(settings)
export type CreateApiClient = z.output<typeof CreateApiClient>

const clientId = z.uuid('errors.invalid')
const version = wholeNumber(1, 2_000_000_000, 'errors.invalid')
export const SaveApiClient = z.object({ clientId, version, ...settings })
export type SaveApiClient = z.output<typeof SaveApiClient>

/** How long the old keys go on working beside the new one, in hours; 0 ends them at once. */
export const RotateClientKey = z.object({ clientId, overlapHours: wholeNumber(0, 24 * 30) })
export type RotateClientKey = z.output<typeof RotateClientKey>

export const EndApiClient = z.object({ clientId, version })
export type EndApiClient = z.output<typeof EndApiClient>
