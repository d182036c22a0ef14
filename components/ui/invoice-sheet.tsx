export type InvoiceSheetProps = {
  lang: string
  /** "Invoice 12", and the day it is of. */
  title: string
  date: { key: string; value: string }
  from: { key: string; name: string; lines: string[] }
  to: { key: string; name: string; lines: string[] }
  columns: { what: string; net: string; tax: string; gross: string }
  items: { id: string; what: string; period: string; net: string; tax: string; gross: string }[]
  totals: { key: string; value: string }[]
  /** Whether it is paid, or what to do. */
  standing: { text: string; more: string | null }
}

/** An invoice as it is printed on A4; black on white in either theme, because it is paper. */
export function InvoiceSheet({ lang, title, date, from, to, columns, items, totals, standing }: InvoiceSheetProps) {
  return (
    <article
      lang={lang}
      className="w-full max-w-[210mm] border border-line bg-[#fff] p-5 text-[#15232b] sm:p-10 print:max-w-none print:border-0 print:p-0"
    >
      <style href="invoice" precedence="default">
        {
          '@page { size: A4; margin: 18mm } @media print { footer { display: none } main { padding: 0 !important; max-width: none !important } }'
        }
      </style>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b-2 border-[#15232b] pb-3">
        <p className="m-0! text-[1.3em] font-semibold">{from.name}</p>
        <p className="num m-0! text-[1.3em] font-semibold">{title}</p>
      </div>
      <div className="mt-5 grid gap-5 sm:grid-cols-2">
        <Party party={to} />
        <Party party={from} />
      </div>
      <p className="mt-5!">
        {date.key}: <b className="num">{date.value}</b>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a group is no landmark */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div role="group" aria-label={title} tabIndex={0} className="relative mt-4 overflow-x-auto">
        <table className="w-full border-collapse text-left">
          <thead>
            <tr className="border-b border-[#15232b]">
              <th scope="col" className="py-1.5 pr-3">
                {columns.what}
              </th>
              {[columns.net, columns.tax, columns.gross].map((heading, index) => (
                <th key={heading} scope="col" className={`py-1.5 pl-3 text-right ${narrow(index)}`}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, what, period, net, tax, gross }) => (
              <tr key={id} className="border-b border-[#8a8f8c] align-baseline">
                <th scope="row" className="min-w-36 py-2 pr-3 font-normal">
                  {what}
                  <span className="block text-[0.93em] text-[#4a5a62]">{period}</span>
                </th>
                {[net, tax, gross].map((amount, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the three amounts never move
                  <td key={index} className={`num py-2 pl-3 text-right whitespace-nowrap ${narrow(index)}`}>
                    {amount}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="mt-4 ml-auto grid w-fit grid-cols-[auto_auto] gap-x-6 gap-y-1">
        {totals.map(({ key, value }, index) => (
          <div key={key} className={`contents ${index === totals.length - 1 ? 'font-semibold' : ''}`}>
            <dt>{key}</dt>
            <dd className="num m-0! text-right">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-8 border-t-2 border-[#15232b] pt-3">
        <p className="m-0! text-[1.1em] font-semibold">{standing.text}</p>
        {standing.more ? <p className="mt-1! mb-0!">{standing.more}</p> : null}
      </div>
    </article>
  )
}

/** A phone shows each line's total only; the parts of it stand below, and on paper. */
const narrow = (index: number) => (index < 2 ? 'hidden sm:table-cell print:table-cell' : '')

function Party({ party }: { party: InvoiceSheetProps['from'] }) {
  return (
    <div className="min-w-0">
      <p className="m-0! text-[0.93em] text-[#4a5a62]">{party.key}</p>
      <p className="m-0! font-semibold">{party.name}</p>
      {party.lines.map((line) => (
        <p key={line} className="m-0!">
          {line}
        </p>
      ))}
    </div>
  )
}
