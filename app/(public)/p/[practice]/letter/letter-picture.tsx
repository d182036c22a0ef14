import type { LetterBlock } from '@/lib/domain/letters/vocabulary'

type Props = {
  /** The box of the letter it points at. */
  block: LetterBlock
  /** Where to look, in words: all of the drawing that is read aloud. */
  caption: string
  /** The two codes of that box, as they are called. */
  names: [string, string]
}

const boxes: LetterBlock[] = ['key', 'token']

/** A small drawing of the printed letter that shows where the codes of one box stand. */
export function LetterPicture({ block, caption, names }: Props) {
  return (
    <figure className="mb-4">
      <div aria-hidden="true" className="max-w-[15rem] rounded-box border border-line bg-bg p-3">
        <Line className="w-1/3" />
        <Line className="mb-3 w-1/4" />
        {boxes.map((box) => (
          <div
            key={box}
            className={`mb-2 rounded-box border-2 p-2 ${box === block ? 'border-brand bg-brand-soft' : 'border-line'}`}
          >
            {box === block ? (
              names.map((name) => (
                <div key={name} className="text-[0.72em] leading-snug">
                  {name} <span className="font-mono tracking-widest">••••</span>
                </div>
              ))
            ) : (
              <Line className="w-1/2" />
            )}
          </div>
        ))}
        <Line className="w-2/3" />
      </div>
      <figcaption className="mt-2 text-ink-soft">{caption}</figcaption>
    </figure>
  )
}

function Line({ className }: { className: string }) {
  return <div className={`mb-1.5 h-1 rounded-box bg-line ${className}`} />
}
