import { and, eq, inArray } from 'drizzle-orm'
import { services, sites, staffMembers } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

type Ids = { serviceIds: string[]; siteIds: string[]; clinicianIds: string[] }

/** Refuses ids of services, sites or clinicians that are not this practice's. */
export async function knownIds(tx: Tx, ctx: Ctx, ids: Ids): Promise<void> {
  const practiceId = practiceOf(ctx)
  if (ids.serviceIds.length > 0) {
    const found = await tx
      .select({ id: services.id })
      .from(services)
      .where(and(eq(services.practiceId, practiceId), inArray(services.id, ids.serviceIds)))
    if (found.length < ids.serviceIds.length) throw new Invalid({ serviceIds: { key: 'errors.service.unknown' } })
  }
  if (ids.siteIds.length > 0) {
    const found = await tx
      .select({ id: sites.id })
      .from(sites)
      .where(and(eq(sites.practiceId, practiceId), inArray(sites.id, ids.siteIds)))
    if (found.length < ids.siteIds.length) throw new Invalid({ siteIds: { key: 'errors.rule.site' } })
  }
  if (ids.clinicianIds.length > 0) {
    const found = await tx
      .select({ id: staffMembers.id })
      .from(staffMembers)
      .where(
        and(
          eq(staffMembers.practiceId, practiceId),
          eq(staffMembers.role, 'clinician'),
          inArray(staffMembers.id, ids.clinicianIds),
        ),
      )
    if (found.length < ids.clinicianIds.length) throw new Invalid({ clinicianIds: { key: 'errors.rule.clinician' } })
  }
}
