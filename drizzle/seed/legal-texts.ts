import type { LegalTextKind, Locale, Nation } from '@/lib/domain/practices/vocabulary'

/** Starting texts of a practice, for a real one to replace in its settings. */
export function legalTextsFor(practice: string, nation: Nation): Record<LegalTextKind, Record<Locale, string>> {
  const emergency = nation === 'ukraine' ? '103' : '999'
  return {
    terms: {
      en: `You use this account for your own care at ${practice}. Keep your password to yourself. Tell us when your details change. Do not use messages for emergencies: call ${emergency}. We may close an account that is misused, and will tell you why.`,
      cy: `Rydych yn defnyddio’r cyfrif hwn ar gyfer eich gofal eich hun yn ${practice}. Cadwch eich cyfrinair i chi’ch hun. Rhowch wybod i ni pan fydd eich manylion yn newid. Peidiwch â defnyddio negeseuon mewn argyfwng: ffoniwch ${emergency}. Gallwn gau cyfrif sy’n cael ei gamddefnyddio, a byddwn yn dweud wrthych pam.`,
      uk: `Ви користуєтеся цим кабінетом для власного лікування в закладі «${practice}». Нікому не повідомляйте пароль. Повідомляйте нас про зміни ваших даних. Не пишіть повідомлень у невідкладних випадках: телефонуйте ${emergency}. Ми можемо закрити кабінет, яким зловживають, і пояснимо чому.`,
    },
    privacy: {
      en: `${practice} keeps what you tell us to give you care and to run your account. Staff see it when they need it, and every look is recorded; you can read that record. We share it only with those who care for you, or where the law says so. You may see and correct it.`,
      cy: `Mae ${practice} yn cadw’r hyn rydych yn ei ddweud wrthym er mwyn rhoi gofal i chi a rhedeg eich cyfrif. Mae staff yn ei weld pan fydd angen, a chofnodir pob golwg; gallwch ddarllen y cofnod hwnnw. Dim ond gyda’r rhai sy’n gofalu amdanoch y byddwn yn ei rannu, neu lle mae’r gyfraith yn dweud hynny. Gallwch ei weld a’i gywiro.`,
      uk: `Заклад «${practice}» зберігає надані вами дані, щоб лікувати вас і вести ваш кабінет. Працівники бачать їх лише за потреби, і кожен перегляд записується; ви можете прочитати ці записи. Ми передаємо дані лише тим, хто вас лікує, або якщо цього вимагає закон. Ви можете переглянути й виправити їх.`,
    },
    'statistical-use': {
      en: `If you agree, ${practice} may count your information, without your name, in statistics that help plan services. Your care does not depend on it, and you can change your mind.`,
      cy: `Os ydych yn cytuno, gall ${practice} gyfrif eich gwybodaeth, heb eich enw, mewn ystadegau sy’n helpu i gynllunio gwasanaethau. Nid yw eich gofal yn dibynnu ar hynny, a gallwch newid eich meddwl.`,
      uk: `За вашою згодою заклад «${practice}» може враховувати вашу інформацію без імені у статистиці, яка допомагає планувати послуги. Ваше лікування від цього не залежить, і ви можете змінити рішення.`,
    },
  }
}
