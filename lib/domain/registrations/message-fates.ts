import { and, desc, eq, inArray } from 'drizzle-orm'
import { messages } from '@/drizzle/schema'
import type { Channel, MessageStatus } from '@/lib/domain/correspondence/vocabulary'
import type { Tx } from '@/lib/platform/db'

export type ChannelFate = { channel: Channel; status: MessageStatus }

/** What became of the last message by each channel about each registration; for queries that have asked who may see. */
export async function messageFates(
  tx: Tx,
  practiceId: string,
  registrationIds: string[],
): Promise<Map<string, ChannelFate[]>> {
  if (registrationIds.length === 0) return new Map()
  const rows = await tx
    .selectDistinctOn([messages.registrationId, messages.channel], {
      registrationId: messages.registrationId,
      channel: messages.channel,
      status: messages.status,
    })
    .from(messages)
    .where(and(eq(messages.practiceId, practiceId), inArray(messages.registrationId, registrationIds)))
    .orderBy(messages.registrationId, messages.channel, desc(messages.createdAt))
  const fates = new Map<string, ChannelFate[]>()
  for (const { registrationId, ...fate } of rows) {
    if (registrationId) fates.set(registrationId, [...(fates.get(registrationId) ?? []), fate])
  }
  return fates
}
