import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button-link'
import { ButtonRow } from '@/components/ui/button-row'
import { Card } from '@/components/ui/card'
import type { rulesOf } from '@/lib/domain/chargebands/queries'
import { kindsOfRule } from '@/lib/domain/chargebands/rule-kinds'
import { paths } from '@/lib/web/paths'
import { moveRuleAction } from '../actions'

type Rule = Awaited<ReturnType<typeof rulesOf>>[number]
type Props = { chargebandId: string; rules: Rule[]; mayEdit: boolean }

export function RulesCard({ chargebandId, rules, mayEdit }: Props) {
  return (
    <Card title="Rules, first match wins">
      {rules.length === 0 ? (
        <p className="text-ink-soft">No rules yet, so patients on this chargeband may book nothing online.</p>
      ) : (
        <ol className="m-0! list-none p-0!">
          {rules.map((rule) => (
            <li
              key={rule.id}
              className="flex flex-wrap items-start gap-x-3 gap-y-1 border-t border-line py-2.5 first:border-t-0"
            >
              <span className="num w-5 text-right text-ink-soft">{rule.position}</span>
              <div className="min-w-[12rem] flex-1">
                <strong>{kindsOfRule[rule.rule.kind].label}</strong> {rule.name}
                <div className="text-[0.93em] text-ink-soft">{rule.sentence}</div>
              </div>
              {mayEdit ? <RuleActions {...{ chargebandId, rule }} last={rules.length} /> : null}
            </li>
          ))}
        </ol>
      )}
      <ButtonRow why={mayEdit ? undefined : 'Rules are changed by a manager, while the chargeband is in use.'}>
        {mayEdit ? <ButtonLink href={paths.newRule(chargebandId)}>Add rule</ButtonLink> : null}
      </ButtonRow>
    </Card>
  )
}

type ActionProps = { chargebandId: string; rule: Rule; last: number }

function RuleActions({ chargebandId, rule, last }: ActionProps) {
  return (
    <div className="flex items-center gap-3">
      <EnrolForm action={moveRuleAction} className="flex gap-1">
        <HiddenField name="chargebandId" value={chargebandId} />
        <HiddenField name="ruleId" value={rule.id} />
        <HiddenField name="position" value={String(rule.position)} />
        {rule.position > 1 ? (
          <SubmitButton kind="quiet" name="direction" value="up">
            <span aria-hidden="true">↑</span>
            <span className="sr-only">Move {rule.name} up</span>
          </SubmitButton>
        ) : null}
        {rule.position < last ? (
          <SubmitButton kind="quiet" name="direction" value="down">
            <span aria-hidden="true">↓</span>
            <span className="sr-only">Move {rule.name} down</span>
          </SubmitButton>
        ) : null}
      </EnrolForm>
      <a href={paths.rule(chargebandId, rule.id)}>
        Edit<span className="sr-only"> {rule.name}</span>
      </a>
    </div>
  )
}
