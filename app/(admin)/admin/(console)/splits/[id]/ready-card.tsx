import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Card } from '@/components/ui/card'
import type { Split } from '@/lib/domain/splits/queries'
import { moveOutcomes } from '@/lib/domain/splits/vocabulary'
import { rehearseAgainAction, startSplitAction } from '../actions'
import { howMany, outcomeWords } from '../split-words'

type Props = { split: Split; title: string }

/** What the rehearsal found, and the button that does it. */
export function ReadyCard({ split, title }: Props) {
  const { id, params, total, leftOut, target } = split
  const { rehearsal } = params
  const moving = rehearsal.tried >= total ? total - leftOut : 0
  return (
    <Card title="What the rehearsal found">
      {rehearsal.tried >= total ? (
        <p>
          {howMany(moving)} can move, {howMany(leftOut)} cannot. Nothing has been changed yet.
        </p>
      ) : null}
      {moving > 0 ? (
        <>
          <ul>
            {moveOutcomes.map((outcome) => {
              const many = rehearsal.moving[outcome] ?? 0
              return many > 0 ? (
                <li key={outcome}>
                  {howMany(many)}: {outcomeWords[outcome].charAt(0).toLowerCase() + outcomeWords[outcome].slice(1)}.
                </li>
              ) : null
            })}
            <li>{toldSentence(rehearsal.told, moving)}</li>
          </ul>
          <p className="max-w-measure">
            When you start, they become patients of {target.name}. Here their registration ends, their online access is
            closed and signed out, and their letters are void. Each patient moves whole or not at all. You can stop the
            move and resume it.
          </p>
          <p className="max-w-measure">
            <b>A move cannot be taken back.</b> Whoever has moved stays there, also if you stop: to have them here
            again,
            {` ${target.name} `}moves them back, and they get another new letter.
          </p>
          <EnrolForm action={startSplitAction} title={title} className="mt-4">
            <HiddenField name="splitId" value={id} />
            <SubmitButton>{`Move ${howMany(moving)}`}</SubmitButton>
          </EnrolForm>
        </>
      ) : null}
      <EnrolForm action={rehearseAgainAction} className="mt-2">
        <HiddenField name="splitId" value={id} />
        <SubmitButton kind="quiet">Rehearse again</SubmitButton>
      </EnrolForm>
    </Card>
  )
}

function toldSentence(told: number, moving: number): string {
  if (told === moving) return 'All of them will be told by email or text.'
  const others = `${howMany(moving - told)} without a verified email or mobile will not be told by us`
  return told === 0 ? `${others}.` : `${howMany(told)} will be told by email or text. ${others}: write to them.`
}
