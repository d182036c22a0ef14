import { Notice } from '@/components/ui/notice'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { formatPhone } from '@/lib/format'
import type { Translate } from '@/lib/web/words'

type Practice = { nation: Nation; phone: string | null }

/** Where to call instead: nobody reads messages at night. */
export function Urgent({ practices, t }: { practices: Practice[]; t: Translate }) {
  const nations = [...new Set(practices.map(({ nation }) => nation))]
  return nations.map((nation) => {
    const phones = practices.filter((one) => one.nation === nation && one.phone)
    return (
      <Notice key={nation} kind="warning">
        <p>{t(`threads.urgent.${nation}`)}</p>
        {phones.length === 1 ? (
          <p>
            {phones.map(({ phone }) => (
              <a key={phone} href={`tel:${phone}`}>
                {formatPhone(phone ?? '', nation)}
              </a>
            ))}
          </p>
        ) : null}
      </Notice>
    )
  })
}
