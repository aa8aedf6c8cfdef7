import { reachedByPhone, takesIn } from './intake';
import { lines } from './lines';
import { aMail, sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

const csr = 'Tam Nguyen <t.nguyen@member-services.example.org>';
const liaison = 'Dana Reyes <d.reyes@member-services.example.org>';
const outsider = 'Ima Fenn <ima.fenn@mail.example.org>';

describe('A CSR forwards a mail > the acknowledgement', () => {
  test('comes once, in the thread, with nothing of the mail; the thread goes on without another, and a machine gets none', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('lab-bill', 'bill@mail.example.org'));
    const [told] = scene.sentMails();
    const ours = /^Message-ID: (\S+)/im.exec(told?.eml ?? '')?.[1] ?? '';
    await scene.clock.to('09:10');
    const subject = `RE: ${told?.subject ?? ''}`;
    const again = await scene.forwardBySmtp(
      aMail(csr, subject, 'The member also has a second bill.', { 'In-Reply-To': ours }),
    );
    await scene.clock.to('09:20');
    const machine = await scene.forwardBySmtp(
      aMail(csr, `Automatic reply: ${told?.subject ?? ''}`, 'I am away until Monday.', {
        'Auto-Submitted': 'auto-replied',
      }),
    );

    expect(again).toBe(ref);
    expect(machine).toBe('');
    expect(scene.sentMails()).toHaveLength(1);
    expect(told).toMatchObject({ to: 't.nguyen@member-services.example.org', subject: `${ref}: received.` });
    expect(told?.text.trim().split('\n\n')).toEqual([
      `${ref}: received.`,
      'A Member Liaison of Iowa Medicaid Member Services reads it next.',
      'We respond by Wed Nov 25, 5:00 PM Central, at the latest by Tue Dec 1, 5:00 PM Central.',
      'You can ask at any time where it stands: answer this mail with the word "status".',
      'This answer was written automatically. What you write in answer to it is added to the inquiry, and its owner is told.',
    ]);
    expect(told?.eml).toMatch(/^In-Reply-To: <bill@mail\.example\.org>\r$/m);
    expect(told?.eml).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1  opened             system
        Tue 11-24 09:00  1  sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1  sent claim         system  to d-reyes
        Tue 11-24 09:00  1  sent claim         system  to s-okafor
        Tue 11-24 09:10  1  mailAdded          system
        Tue 11-24 09:10  1  sent mailAdded     system  to p-holm
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:10  1 mailAdded: p-holm
      `),
    );
    expect(scene.mailbox()).toEqual(
      lines(`
        t.nguyen@member-services.example.org: Opened ${ref}
        t.nguyen@member-services.example.org: Added to ${ref}
        t.nguyen@member-services.example.org: Automatic
      `),
    );
  });

  test('is in Spanish for who writes Spanish, with the emergency text in Spanish when somebody may be in danger', async () => {
    const scene = await aUnit('2026-11-24T16:45');
    const ref = await scene.forwardBySmtp(
      aMail(
        csr,
        'Ayuda para un miembro',
        'El miembro no tiene oxígeno para hoy y su plan, Molina, no contesta. He has no oxygen.',
      ),
    );
    const [told] = scene.sentMails();

    expect(told?.subject).toBe(`${ref}: recibido.`);
    expect(told?.text.trim().split('\n\n')).toEqual([
      `${ref}: recibido.`,
      'Si alguien puede estar en peligro ahora: no espere a este sistema. Llame al 911 o al número de guardia. Este mensaje no es una denuncia de abuso.',
      'Lo leerá una persona de enlace (Member Liaison) de Servicios para Miembros de Iowa Medicaid.',
      'Responderemos hasta el miércoles 25 de noviembre, 9:45 a. m., hora central; como máximo, hasta el miércoles 25 de noviembre, 11:45 a. m., hora central.',
      'La oficina cierra en 15 minutos y vuelve a abrir el miércoles 25 de noviembre, 8:00 a. m., hora central.',
      'Puede preguntar en todo momento por su asunto: responda a este correo con la palabra «estado».',
      'Esta respuesta se escribió de forma automática. Lo que usted conteste se añade al caso y se avisa a la persona responsable.',
    ]);
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 16:45  1 atOnce: p-holm
        Tue 11-24 16:45  2 claim: d-reyes, s-okafor
        Tue 11-24 16:45  1 acknowledged: t-nguyen by mail
      `),
    );
  });

  test('ten mails in an hour: five are acknowledged, all ten are opened', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const refs: string[] = [];
    for (let mail = 0; mail < 10; mail += 1) {
      refs.push(await scene.forwardBySmtp(sample('lab-bill', `bill-${String(mail)}@mail.example.org`)));
      await scene.clock.to(`09:0${String(Math.min(9, mail + 1))}`);
    }
    expect(new Set(refs).size).toBe(10);
    expect(scene.sentMails().map(({ to, subject }) => [to, subject])).toEqual(
      refs.slice(0, 5).map((ref) => ['t.nguyen@member-services.example.org', `${ref}: received.`]),
    );
    expect((await scene.sends()).filter((send) => send.includes('acknowledged'))).toEqual(
      lines(`
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:01  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:02  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:03  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:04  1 acknowledged: t-nguyen by mail
      `),
    );
  });
});

describe('Somebody asks by mail where an inquiry stands', () => {
  test('the CSR who sent it and the unit are told all of it, it counts as no update, and the owner hears of it', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    await takesIn(scene.person('d-reyes'), 'Save as High Priority');
    await scene.person('d-reyes').presses('Save and ask the MCO', reachedByPhone);
    const before = await scene.inquiry(ref);
    await scene.clock.to('09:30');
    await scene.forwardBySmtp(aMail(csr, `status ${ref}`, 'Thanks, Tam'));
    await scene.clock.to('09:40');
    await scene.forwardBySmtp(aMail(liaison, 'A question', `Hello, any update on ${ref}?`));
    const after = await scene.inquiry(ref);

    const [, toCsr, toLiaison] = scene.sentMails();
    expect(toCsr?.text.trim().split('\n\n')).toEqual([
      `${ref}: in progress.`,
      'Priority: High Priority.',
      'Step 4.c: ask the managed care organization (MCO).',
      'Next due: Tue Nov 24, 1:00 PM Central.',
      'Owner: Dana Reyes.',
      'This answer was written automatically. What you write in answer to it is added to the inquiry, and its owner is told.',
    ]);
    expect(toLiaison).toMatchObject({ to: 'd.reyes@member-services.example.org', subject: `${ref}: in progress.` });
    expect(toLiaison?.text).toContain('Step 4.c');
    const { pending: waiting, ...standing } = before;
    expect(after).toMatchObject(standing);
    expect(Object.keys(after.pending).sort()).toEqual(Object.keys(waiting).sort());
    expect((await scene.log(ref)).filter((line) => line.includes('status'))).toEqual(
      lines(`
        Tue 11-24 09:30  4c  statusAsked        system
        Tue 11-24 09:30  4c  sent statusAnswer  system  to t-nguyen
        Tue 11-24 09:30  4c  sent statusAsked   system  to d-reyes
        Tue 11-24 09:40  4c  statusAsked        system
        Tue 11-24 09:40  4c  sent statusAnswer  system  to d-reyes
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:30  1 statusAsked: d-reyes
        Tue 11-24 09:30  1 statusAnswer: t-nguyen by mail
        Tue 11-24 09:40  1 statusAnswer: d-reyes by mail
      `),
    );
    expect(await scene.recorded(ref)).toContainEqual(
      expect.objectContaining({ act: 'statusAsked', facts: { asker: 't-nguyen', answered: true } }),
    );
  });

  test('an outsider who sent it is told that it is in progress; a stranger nothing, and people see that mail', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(
      aMail(outsider, 'My ride', 'The ride to the clinic never came. Please help.'),
    );
    await scene.clock.to('09:10');
    await scene.forwardBySmtp(aMail(outsider, `Status of ${ref}?`, 'Thank you.'));
    await scene.clock.to('09:20');
    await scene.forwardBySmtp(aMail('Eve Other <eve@elsewhere.example.org>', `status ${ref}`, 'Tell me.'));

    expect(scene.sentMails().map(({ to, text }) => [to, text.trim().split('\n\n')])).toEqual([
      [
        'ima.fenn@mail.example.org',
        [
          `${ref}: in progress.`,
          'This answer was written automatically. What you write in answer to it is added to the inquiry, and its owner is told.',
        ],
      ],
    ]);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1  opened             system
        Tue 11-24 09:00  1  sent claim         system  to d-reyes
        Tue 11-24 09:00  1  sent claim         system  to s-okafor
        Tue 11-24 09:10  1  statusAsked        system
        Tue 11-24 09:10  1  sent statusAnswer  system  to writer
        Tue 11-24 09:10  1  sent statusAsked   system  to p-holm
        Tue 11-24 09:20  1  mailAdded          system
        Tue 11-24 09:20  1  sent mailAdded     system  to p-holm
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:10  1 statusAsked: p-holm
        Tue 11-24 09:10  1 statusAnswer: ima.fenn@mail.example.org by mail
        Tue 11-24 09:20  1 mailAdded: p-holm
      `),
    );
  });

  test('where strangers are answered too, an outsider hears that the mail has arrived; where nobody is, a CSR hears nothing', async () => {
    const open = await aUnit('2026-11-24T09:00', { to: 'everyone' });
    const ref = await open.forwardBySmtp(aMail(outsider, 'My ride', 'The ride to the clinic never came. Please help.'));
    expect(open.sentMails()).toMatchObject([{ to: 'ima.fenn@mail.example.org', subject: `${ref}: received.` }]);
    expect(open.sentMails()[0]?.eml).not.toMatch(/My ride|clinic/);

    const quiet = await aUnit('2026-11-24T09:00', { to: 'off' });
    const other = await quiet.forwardBySmtp(sample('lab-bill'));
    await quiet.forwardBySmtp(aMail(csr, `status ${other}`, 'Thanks.'));
    expect(quiet.sentMails()).toEqual([]);
    expect((await quiet.log(other)).at(-1)).toContain('mailAdded');
  });
});

describe('The originator asks in Teams where it stands', () => {
  test('is told all of it, adds what they know and that the member called again; the owner hears of each, and no clock moves', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const tam = scene.person('t-nguyen');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    await takesIn(scene.person('d-reyes'), 'Save as High Priority');
    const { pending: waiting, ...standing } = await scene.inquiry(ref);
    await scene.clock.to('10:00');
    const shown = await tam.says(`status ${ref}`);
    await tam.says(`status ${ref}`);
    await tam.presses('The member called again');
    const wrong = await tam.tries('Save', { happenedTime: '11:00' });
    await tam.presses('Save', { happenedTime: '09:50' });
    await tam.says(`status ${ref}`);
    await tam.presses('Add information');
    const none = await tam.tries('Save', {});
    const [saved] = await tam.doubleClicks('Save', { learned: 'She moved to her sister.' });

    expect(shown.text.split('\n')).toEqual([
      `${ref}: in progress.`,
      'Priority: High Priority.',
      'Step 4.b: contact the member or the originator.',
      'Next due: Tue Nov 24, 1:00 PM Central.',
      'Owner: Dana Reyes.',
    ]);
    expect(shown.buttons).toEqual(['Add information', 'The member called again', 'Open in an emergency']);
    expect(wrong.errors).toEqual(['When did it happen?: enter a time that is not in the future.']);
    expect(none.errors).toEqual(['In your words: write a few words.']);
    expect(saved?.headline).toMatch(/: (already )?added\.$/);
    const { pending, ...now } = await scene.inquiry(ref);
    expect(now).toEqual(standing);
    expect(Object.keys(pending).sort()).toEqual(Object.keys(waiting).sort());
    expect((await scene.log(ref)).slice(-6)).toEqual(
      lines(`
        Tue 11-24 10:00  4b  statusAsked            t-nguyen
        Tue 11-24 10:00  4b  sent statusAsked       system    to d-reyes
        Tue 11-24 09:50  4b  calledAgain            t-nguyen  recorded Tue 11-24 10:00
        Tue 11-24 10:00  4b  sent wordAdded         system    to d-reyes
        Tue 11-24 10:00  4b  informationAdded       t-nguyen
        Tue 11-24 10:00  4b  sent wordAdded         system    to d-reyes
      `),
    );
    expect((await scene.recorded(ref)).at(-2)?.words).toEqual({ learned: 'She moved to her sister.' });
    expect((await scene.sends()).slice(-2)).toEqual(
      lines(`
        Tue 11-24 10:00  1 statusAsked: d-reyes
        Tue 11-24 10:00  2 wordAdded: d-reyes, d-reyes
      `),
    );
  });

  test('the contact of another plan is not even told that there is such an inquiry', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    await takesIn(scene.person('d-reyes'), 'Save as High Priority');
    const other = await scene.person('r-silva').says(`status ${ref}`);
    const none = await scene.person('r-silva').says('status ME-261124-000000');
    const own = await scene.person('j-ortiz').says(`status ${ref}`);

    expect(other.text.replace(ref, 'ME-261124-000000')).toBe(none.text);
    expect(own.text).toBe(`${ref}: in progress.`);
    expect(own.buttons).toEqual([]);
  });
});
