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

/** A dense table; its first column names the row. Where it is too wide, it scrolls inside a region the keyboard can reach. */
export function Table({ caption, captionHidden, columns, rows, empty }: Props) {
  const id = useId()
  if (rows.length === 0 && empty) return empty
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group is no landmark, so a card and its table may share a name
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div role="group" aria-labelledby={id} tabIndex={0} className="relative overflow-x-auto rounded-box">
      <table className="w-full border-collapse text-left">
        <caption id={id} className={captionHidden ? 'sr-only' : 'pb-2 text-left font-semibold'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ heading, numeric, hiddenHeading }, index) => (
              <th
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
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-t border-line hover:bg-sunken">
              {row.cells.map((cell, index) => {
                const look = `px-1.5 py-1.5 align-baseline ${columns[index]?.numeric ? 'num text-right' : ''}`
                const key = `${row.id}-${index}`
                return index === 0 ? (
                  <th key={key} scope="row" className={`${look} font-normal`}>
                    {cell}
                  </th>
                ) : (
                  <td key={key} className={look}>
                    {cell}
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
