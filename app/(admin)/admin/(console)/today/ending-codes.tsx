import { CodeText } from '@/components/ui/code-text'
import { Table } from '@/components/ui/table'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { SignUpCode } from '@/lib/domain/sign-up-codes/queries'
import { formatWhen, zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'

type Props = { codes: SignUpCode[]; now: Date; nation: Nation }

/** Codes that close within days or are nearly used up. */
export function EndingCodes({ codes, now, nation }: Props) {
  const rows = codes.map((code) => ({
    id: code.id,
    cells: [
      <a key="code" href={paths.signUpCode(code.id)}>
        <CodeText>{code.code}</CodeText>
      </a>,
      code.chargebandName,
      <span key="uses" className="num">
        {code.totalLimit === null ? code.usedCount : `${code.usedCount} of ${code.totalLimit}`}
      </span>,
      code.closesAt ? formatWhen(code.closesAt, now, 'en', zoneOfNation[nation]) : 'No end',
    ],
  }))
  const columns = [{ heading: 'Code' }, { heading: 'Chargeband' }, { heading: 'Uses' }, { heading: 'Closes' }]
  return <Table caption="Codes about to end" captionHidden columns={columns} rows={rows} />
}
