import { ButtonLink } from '@/components/ui/button-link'
import type { BatchProgress } from '@/lib/domain/batches/queries'
import { paths } from '@/lib/web/paths'

/** The letters of a finished bundle, to be printed, and the list that goes with them. */
export function LettersReady({ batch }: { batch: BatchProgress }) {
  return (
    <div className="mt-4">
      {batch.done > 0 ? (
        <>
          <p className="max-w-measure">
            The letters open as one PDF in the order of the list. Print it, and close it afterwards: whoever sees a
            letter can claim the account. One that was claimed or replaced in the meantime is no longer in it.
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <ButtonLink href={paths.letterBundleFile(batch.id)} target="_blank" rel="noreferrer">
              Open the letters to print them (PDF)
            </ButtonLink>
            <ButtonLink kind="quiet" href={paths.letterBundleList(batch.id)}>
              List of the letters (CSV)
            </ButtonLink>
          </div>
        </>
      ) : (
        <p>
          No letter was printed. <a href={paths.letters()}>Choose others</a>.
        </p>
      )}
    </div>
  )
}
