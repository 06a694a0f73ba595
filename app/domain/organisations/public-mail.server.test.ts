import { expect, it } from "vitest";
import { isPublicMail } from "./public-mail.server.ts";

it.each(["gmail.com", "hotmail.com", "outlook.dk", "mail.dk", "stofanet.dk", "live.dk", "icloud.com", "protonmail.com", "mail.yahoo.com", "mailinator.com"])("%s is open to all", (domain) => { expect(isPublicMail(domain)).toBe(true); });
it.each(["forening.example", "digst.dk", "kk.dk", "dtu.dk", "notgmail.com", "gmail.com.example", "dk", ""])("%s is somebody's own", (domain) => { expect(isPublicMail(domain)).toBe(false); });
