import { type ReactNode, useId } from 'react'

type Column = { heading: ReactNode; numeric?: boolean; hiddenHeading?: boolean }
type Row = { id: string; cells: ReactNode[] }
type Props = {
  caption: string
  /** The caption repeats a heading just above, so only screen readers get it. */
  captionHidden?: boolean
  columns: Column[]
  rows: Row[]
  /** Shown instead when there are no rows. */
  empty?: ReactNode
}

// A table laid out as blocks is no table to some screen readers unless it says so.
const spoken = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  heading: { role: 'columnheader' },
  name: { role: 'rowheader' },
  cell: { role: 'cell' },
}

/** Under the name of the row, each cell has its column's heading beside it. */
const stacked =
  'max-sm:grid max-sm:grid-cols-[6.5rem_minmax(0,1fr)] max-sm:gap-x-2 max-sm:px-0 max-sm:py-0.5 max-sm:text-left max-sm:before:text-ink-soft max-sm:before:content-[attr(data-label)] max-sm:has-[>div:empty]:hidden!'

/**
 * A dense table; its first column names the row. On a phone each row is a block of its own; in between, where it is too
 * wide, it scrolls inside a region the keyboard can reach.
 */
export function Table({ caption, captionHidden, columns, rows, empty }: Props) {
  const id = useId()
  if (rows.length === 0 && empty) return empty
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group is no landmark, so a card and its table may share a name
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div role="group" aria-labelledby={id} tabIndex={0} className="relative overflow-x-auto rounded-box">
      <table {...spoken.table} className="w-full border-collapse text-left max-sm:block">
        <caption id={id} className={captionHidden ? 'sr-only' : 'pb-2 text-left font-semibold max-sm:block'}>
          {caption}
        </caption>
        <thead {...spoken.group} className="max-sm:hidden">
          <tr {...spoken.row}>
            {columns.map(({ heading, numeric, hiddenHeading }, index) => (
              <th
                {...spoken.heading}
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                key={index}
                scope="col"
                className={`px-1.5 py-1.5 font-normal text-ink-soft ${numeric ? 'text-right' : ''}`}
              >
                {hiddenHeading ? <span className="sr-only">{heading}</span> : heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...spoken.group} className="max-sm:block">
          {rows.map((row) => (
            <tr
              {...spoken.row}
              key={row.id}
              className="border-t border-line hover:bg-sunken max-sm:block max-sm:py-2 max-sm:first:border-t-0"
            >
              {row.cells.map((cell, index) => {
                const { heading, numeric, hiddenHeading } = columns[index] ?? {}
                const look = `px-1.5 py-1.5 align-baseline ${numeric ? 'num text-right' : ''}`
                const key = `${row.id}-${index}`
                if (index === 0)
                  return (
                    <th
                      {...spoken.name}
                      key={key}
                      scope="row"
                      className={`${look} font-normal max-sm:block max-sm:px-0 max-sm:py-0.5 max-sm:text-left`}
                    >
                      {cell}
                    </th>
                  )
                const labelled = typeof heading === 'string' && !hiddenHeading
                const onPhone = labelled ? stacked : 'max-sm:block max-sm:px-0 max-sm:py-1 max-sm:text-left'
                return (
                  <td
                    {...spoken.cell}
                    key={key}
                    {...(labelled ? { 'data-label': heading } : {})}
                    className={`${look} ${isEmpty(cell) ? 'max-sm:hidden' : onPhone}`}
                  >
                    {labelled ? (
                      <div className="max-sm:min-w-0 max-sm:[overflow-wrap:anywhere] sm:contents">{cell}</div>
                    ) : (
                      cell
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isEmpty = (cell: ReactNode) => cell === null || cell === undefined || cell === false || cell === ''
