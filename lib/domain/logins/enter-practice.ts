import { recordAudit } from '@/lib/domain/audit/record-audit'
import { secondFactorRequired } from '@/lib/domain/practices/queries'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Membership } from '@/lib/domain/staff/queries'
import type { Tx } from '@/lib/platform/db'
import { asStaff, seeAs } from './as-login'

/** What a member of staff is asked for next at the door. */
export type StaffStep = 'done' | 'practice' | 'second-factor'

/** Whether the person may go in with the password alone; records the sign-in when they may. */
export async function enterPractice(
  tx: Tx,
  ctx: Ctx,
  member: Membership,
  enrolled: boolean,
): Promise<'done' | 'second-factor'> {
  await seeAs(tx, member.loginId, member.practiceId)
  if (enrolled || (await secondFactorRequired(tx, member.practiceId))) return 'second-factor'
  await recordEntry(tx, ctx, member, false)
  return 'done'
}

/** The practice's own record that somebody came in. */
export async function recordEntry(tx: Tx, ctx: Ctx, member: Membership, secondFactor: boolean): Promise<void> {
  await recordAudit(tx, asStaff(ctx, member), {
    action: 'staff.signed-in',
    subject: { type: 'staff-member', id: member.staffId },
    details: { secondFactor },
  })
}
