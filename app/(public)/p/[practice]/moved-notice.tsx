import { Notice } from '@/components/ui/notice'
import type { PracticeCard } from '@/lib/domain/practices/queries'
import { successorsOf } from '@/lib/domain/practices/successors'
import type { Ctx } from '@/lib/domain/shared/context'
import { paths } from '@/lib/web/paths'
import type { Translate } from '@/lib/web/words'

type Props = { ctx: Ctx; practice: PracticeCard; t: Translate }

/** Where the patients of this practice went, for those who come with its old Practice ID; nothing where nobody did. */
export async function MovedNotice({ ctx, practice, t }: Props) {
  const successors = await successorsOf(ctx.db, practice.id)
  if (successors.length === 0) return null
  return (
    <>
      {successors.map(({ id, slug, name, practiceCode }) => {
        const words = { practice: practice.name, successor: name, code: practiceCode }
        return (
          <Notice key={id} title={t('moved.title', words)}>
            <p>{t('moved.text', words)}</p>
            <p>
              <a href={paths.claim(slug)}>{t('moved.link', words)}</a>
            </p>
          </Notice>
        )
      })}
      <p>{t('moved.still', { practice: practice.name })}</p>
    </>
  )
}
