import { and, asc, eq, isNull } from 'drizzle-orm'
import { chargebands, companies, sites } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, read } from '@/lib/domain/shared/context'

/** Where a patient may be placed: the practice's chargebands in use, its sites, and the insurers it works with. */
export async function deskChoices(ctx: Ctx) {
  const { practiceId } = visibleTo(ctx.actor, 'patient:register')
  return read(ctx, async (tx) => {
    const bands = await tx
      .select({ id: chargebands.id, folder: chargebands.folder, name: chargebands.name })
      .from(chargebands)
      .where(and(eq(chargebands.practiceId, practiceId), isNull(chargebands.archivedAt)))
      .orderBy(asc(chargebands.folder), asc(chargebands.name))
    const places = await tx
      .select({ id: sites.id, name: sites.name })
      .from(sites)
      .where(eq(sites.practiceId, practiceId))
      .orderBy(asc(sites.name))
    const paying = await tx
      .select({ id: companies.id, name: companies.name })
      .from(companies)
      .where(and(eq(companies.practiceId, practiceId), eq(companies.type, 'insurer')))
      .orderBy(asc(companies.name))
    return {
      insurers: paying.map(({ id, name }) => ({ value: id, label: name })),
      chargebands: bands.map(({ id, folder, name }) => ({ value: id, label: folder ? `${folder}/${name}` : name })),
      sites: places.map(({ id, name }) => ({ value: id, label: name })),
    }
  })
}
