import * as z from 'zod/mini'
import { moveOutcomes, splitChoices } from './vocabulary'

/** What a rehearsal found so far. */
const Rehearsal = z.object({
  tried: z.number(),
  moving: z.partialRecord(z.enum(moveOutcomes), z.number()),
  /** How many of those who move are told by email or text. */
  told: z.number(),
})
export type Rehearsal = z.output<typeof Rehearsal>

export const untried: Rehearsal = { tried: 0, moving: {}, told: 0 }

/** What was asked of a move, as its batch keeps it. */
export const SplitParams = z.object({
  targetId: z.string(),
  who: z.enum(splitChoices),
  /** The site's id, the beginnings of postcodes or the clinician's name; of a list nothing is kept. */
  value: z.string(),
  siteId: z.nullable(z.string()),
  chargebandId: z.nullable(z.string()),
  withoutAccess: z.boolean(),
  reason: z.string(),
  rehearsal: Rehearsal,
})
export type SplitParams = z.output<typeof SplitParams>
