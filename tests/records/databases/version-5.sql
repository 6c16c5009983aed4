BEGIN TRANSACTION;
CREATE TABLE cards (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            pack TEXT NOT NULL,
            question INTEGER NOT NULL REFERENCES questions,
            PRIMARY KEY (round, place)) WITHOUT ROWID;
INSERT INTO "cards" VALUES(2,0,'plot-and-characters',5);
INSERT INTO "cards" VALUES(2,1,'consultant',6);
INSERT INTO "cards" VALUES(2,2,'red-rocket-link',7);
INSERT INTO "cards" VALUES(3,0,'consultant',8);
INSERT INTO "cards" VALUES(3,1,'consultant',9);
INSERT INTO "cards" VALUES(3,2,'consultant',10);
INSERT INTO "cards" VALUES(3,3,'consultant',4);
INSERT INTO "cards" VALUES(4,0,'consultant',11);
INSERT INTO "cards" VALUES(4,1,'consultant',12);
INSERT INTO "cards" VALUES(4,2,'consultant',4);
INSERT INTO "cards" VALUES(4,3,'consultant',10);
INSERT INTO "cards" VALUES(4,4,'consultant',13);
INSERT INTO "cards" VALUES(4,5,'consultant',14);
INSERT INTO "cards" VALUES(4,6,'consultant',15);
INSERT INTO "cards" VALUES(4,7,'consultant',16);
INSERT INTO "cards" VALUES(4,8,'consultant',17);
INSERT INTO "cards" VALUES(4,9,'consultant',18);
CREATE TABLE flags (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            why TEXT NOT NULL,
            PRIMARY KEY (round, place)) WITHOUT ROWID;
CREATE TABLE memories (
            player TEXT NOT NULL,
            pack TEXT NOT NULL,
            name TEXT NOT NULL,  -- the question's id in its pack
            question INTEGER NOT NULL REFERENCES questions,
            asked_at TEXT NOT NULL,
            due TEXT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (player, pack, name)) WITHOUT ROWID;
CREATE TABLE played (
            player TEXT NOT NULL,
            mode TEXT NOT NULL,
            rounds INTEGER NOT NULL,
            PRIMARY KEY (player, mode)) WITHOUT ROWID;
INSERT INTO "played" VALUES('Ani','classic',1);
CREATE TABLE players (
            round INTEGER NOT NULL REFERENCES rounds,
            seat INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (round, seat)) WITHOUT ROWID;
INSERT INTO "players" VALUES(2,0,'Ani');
INSERT INTO "players" VALUES(3,0,'Ani');
INSERT INTO "players" VALUES(3,1,'Igor');
INSERT INTO "players" VALUES(4,0,'Ani');
CREATE TABLE questions (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            body TEXT NOT NULL);
INSERT INTO "questions" VALUES(1,X'7766A657302FC33B34C685F2C010B617DEB35ACA581CE6C78823CBD3BD65E945','{"kind":"true-false","id":"cast-mix","question":"Everybody with a part in Anora was a trained actor.","difficulty":"easy","explanation":"Baker mixed experienced actors with first-timers, and gave some of the smaller club parts to working dancers.","tags":["cast"],"source":{"title":"Interviews and notes on Baker''s casting","publisher":"A.V. Club; Polyester; Kinofans"},"disputed":"A fan essay stresses Baker''s liking for non-professionals; in Anora the leads are trained or experienced actors.","answer":false}');
INSERT INTO "questions" VALUES(2,X'BEA7E520C67A6F861AE565675D35C7F3E758592D9FE10CA5EB24A7A4C781A8B4','{"kind":"text","id":"band","question":"Which pop group''s members all had to agree before Red Rocket could use one of its songs?","hint":"It is an American boy band.","explanation":"On screen it is Strawberry who performs the song.","tags":["red-rocket","music"],"source":{"title":"On the song in Red Rocket","publisher":"Vulture","year":2021,"url":"https://www.vulture.com/2021/11/red-rocket-nsync-bye-bye-bye-simon-rex-sean-baker.html"},"answer":"NSYNC"}');
INSERT INTO "questions" VALUES(3,X'195FEFBC74147FB5CC1D91BF8D696617534C35462D53AE49965072DE654E97E9','{"kind":"text","id":"family-name","question":"What is the family name of the heroine of Anora?","difficulty":"hard","hint":"It begins with the same letter as her actor''s first name.","explanation":"Baker offered to write the part for Mikey Madison, who did not have to audition.","tags":["heroine"],"source":{"title":"On Mikey Madison''s Russian","publisher":"The Cinemaholic","year":2024,"url":"https://thecinemaholic.com/mikey-madison-anora-russian/"},"answer":"Mikheeva","accept":["Anora Mikheeva","Ani Mikheeva"]}');
INSERT INTO "questions" VALUES(4,X'033EA4B10454708647E00A6C265D2FDC329D90F3F395D28AE82209FCB9BB101E','{"kind":"choice","id":"thanked","question":"Which community did both Sean Baker and Mikey Madison thank in their Oscar speeches for Anora?","difficulty":"easy","explanation":"At Cannes, Baker had dedicated the Palme d''Or to sex workers past, present and future.","tags":["oscars","speeches"],"source":{"title":"Live coverage of the Oscars","publisher":"The Age","year":2025,"url":"https://www.theage.com.au/culture/movies/oscars-2025-live-updates-stars-arrive-on-the-red-carpet-20250302-p5lgbd.html?post=p589m3"},"answer":"Sex workers","wrong":[["Stunt performers",""],["Film critics",""],["Taxi drivers",""]]}');
INSERT INTO "questions" VALUES(5,X'5F8A13D0DCA5D93351BE458C3CD6BEACF212DB8D0E601733E9138B40F011B3E5','{"kind":"choice","id":"family-background","question":"What is the family background of the heroine of Anora?","difficulty":"hard","hint":"Look to Central Asia.","explanation":"Radio Liberty''s Uzbek service was among those that reported the premiere at Cannes.","tags":["heroine"],"source":{"title":"Review of Anora","publisher":"Los Angeles Times"},"answer":"Uzbek-American","wrong":[["Tajik-American",""],["Georgian-American",""],["Armenian-American","Armenia is where Karren Karagulian, who plays Toros, was born."]]}');
INSERT INTO "questions" VALUES(6,X'99FDD678BC6CE30E39D08AD8446F20B703566F1DF55F854C98DBA91B25D916B5','{"kind":"choice","id":"choreographer-sport","question":"In which sport did Anora''s choreographer spend some twenty years?","hint":"It taught her to put routines together.","explanation":"On Anora she was also the movement consultant.","tags":["training","crew"],"source":{"title":"Interview with the film''s choreographer","publisher":"Marie Claire","url":"https://www.marieclaire.com/culture/movies/anora-choreographer-kennady-schneider-interview/"},"answer":"Gymnastics","wrong":[["Figure skating",""],["Diving",""],["Fencing",""]]}');
INSERT INTO "questions" VALUES(7,X'180AD149AF5ADF866DB87CE29187370CBF3AD39F4FF034C3F1977E44FCC5BD46','{"kind":"choice","id":"where-it-sits","question":"Where in Anora is the nod to Red Rocket hidden?","difficulty":"easy","explanation":"Baker says that he plants such links in all of his films.","tags":["easter-egg"],"source":{"title":"On the Red Rocket reference in Anora","publisher":"Collider","year":2024,"url":"https://collider.com/anora-red-rocket-sean-baker/"},"disputed":"Collider puts it in the background and MovieMaker calls it half hidden; what it shows, and in which scene, is not settled.","answer":"In the background","wrong":[["In the end credits",""],["In the opening song",""],["In a long flashback",""]]}');
INSERT INTO "questions" VALUES(8,X'C0CE94313347543FEAA983394948AD6A5BDA20C9DAAF066CEC7B0761EF995A66','{"kind":"choice","id":"no-coordinator","question":"Why did Mikey Madison and Mark Eydelshteyn make Anora without an intimacy coordinator?","hint":"It was somebody''s choice.","explanation":"Baker and Quan had made the offer; Madison has said that a small circle let them shoot such scenes quickly.","tags":["cast"],"source":{"title":"Mikey Madison in conversation with Pamela Anderson","publisher":"Variety","year":2024},"answer":"They turned the offer down","wrong":[["The budget left no room for one","The two were offered one, so money was not the reason."],["The job did not exist yet",""],["The script had no such scenes",""]]}');
INSERT INTO "questions" VALUES(9,X'F54EF227174F592D4D7E80513A1A98A53D29D79C6787F44D2A76FD1540050859','{"kind":"choice","id":"feature-job","question":"What was Baker''s job on the feature film of the memoir by Anora''s chief consultant?","hint":"The directing was left to somebody else.","explanation":"The same book had already been made into a short film.","tags":["consultant","baker-films"],"source":{"title":"Festival line-up of documentaries","publisher":"Canadian Press, via CP24","year":2025,"url":"https://www.cp24.com/news/entertainment/2025/08/06/documentaries-on-sex-work-whistlers-aeronauts-join-torontos-film-festival-lineup/"},"answer":"Executive producer","wrong":[["Supervising editor",""],["Second-unit director",""],["Composer",""]]}');
INSERT INTO "questions" VALUES(10,X'87415DB5FD423F917D8FEC0107C4346E40C495DB5A8E9ABDAA91B06BDD87CFE8','{"kind":"choice","id":"memoir-title","question":"What is the title of the memoir by Anora''s chief sex-work consultant?","difficulty":"easy","explanation":"It has come out in more than one edition and been filmed twice, first short, then at full length.","tags":["consultant","books"],"source":{"title":"Report on the film''s sex-work consultants","publisher":"The Guardian","year":2024},"answer":"Modern Whore","wrong":[["Literal Bimbos","That is the zine she founded, made with other sex workers."],["Working Girl",""],["Striptease",""]]}');
INSERT INTO "questions" VALUES(11,X'890C11130BE8B5BD3D6221901093465E0CBE86E11427276A5878778CF0FDA8DA','{"kind":"text","id":"chief-consultant","question":"Which author and former escort was the chief sex-work consultant on Anora?","difficulty":"easy","explanation":"She lives in Canada, and has worked on two films of her own book.","tags":["consultant"],"source":{"title":"Report on the film''s sex-work consultants","publisher":"The Guardian","year":2024},"answer":"Andrea Werhun","accept":["Werhun"]}');
INSERT INTO "questions" VALUES(12,X'AD2DEF991A97EDFBBF1049B0755C781D21C95291A99A2858D60E26514D794C6D','{"kind":"text","id":"admired-film","question":"Which Baker film had Anora''s chief consultant just seen, and admired, when he first wrote to her?","difficulty":"hard","hint":"It was not his newest film at the time.","explanation":"It was the sixth feature he had directed, and it brought Willem Dafoe an Oscar nomination.","tags":["consultant","baker-films"],"source":{"title":"Interview with the consultant","publisher":"Toronto Life","year":2024,"url":"https://torontolife.com/culture/sean-baker-messaged-me-out-of-the-blue-andrea-werhun-on-her-role-as-a-sex-work-consultant-on-anora/"},"answer":"The Florida Project"}');
INSERT INTO "questions" VALUES(13,X'995E959BD1DDE1D24B21A673955C78CF88C7AEB97C4D2F04A0A9374CEC840826','{"kind":"choice","id":"cast-consultant","question":"Which of these members of Anora''s cast was also a consultant on the film?","hint":"She is a dancer in life, too.","explanation":"Sophia Carnabuci, too, is a dancer whom Baker cast.","tags":["consultant","cast"],"source":{"title":"The dancers in the cast of Anora","publisher":"El Comercio","year":2025,"url":"https://elcomercio.pe/saltar-intro/streaming/peliculas/anora-y-la-representacion-de-la-vida-de-las-strippers-en-la-ganadora-del-oscar-2025-noticia/"},"answer":"Luna Sofia Miranda","wrong":[["Ivy Wolk","She became known on TikTok as a teenager."],["Ella Rubin",""],["Darya Ekamasova",""]]}');
INSERT INTO "questions" VALUES(14,X'A74B2BF0BBE74A90C3C11F71623CFB829FBB0FB6E879A6601AADA64A7EB0CF8C','{"kind":"true-false","id":"paid","question":"The sex-work consultants on Anora were paid for their work.","hint":"Think of how a film treats any other expert.","explanation":"Working dancers were also cast in some of the smaller club parts.","tags":["consultant"],"source":{"title":"Report on the film''s sex-work consultants","publisher":"The Guardian","year":2024},"answer":true}');
INSERT INTO "questions" VALUES(15,X'C74B70355DA1EA0D264930E125B2D8EEA45393E79D8D58460A8E09F5D9A2F478','{"kind":"match","id":"besides-anora","question":"Match each of these women to something she has done apart from Anora.","hint":"The sport is a false trail.","explanation":"The Brooklyn club is called Pumps, and it was there that one of the four met Baker and Quan.","tags":["consultant","cast"],"source":{"title":"Interviews with Werhun, Normington and Miranda; profile of Madison","publisher":"Toronto Life; Polyester; Lilly Sabella; E!"},"pairs":[["Andrea Werhun","Founding a zine"],["Lindsey Normington","Unionizing club dancers"],["Mikey Madison","Years in a TV series"],["Luna Sofia Miranda","Dancing at a club in Brooklyn"]],"decoys":["Fencing for her country"]}');
INSERT INTO "questions" VALUES(16,X'88631F1E287B741AC6BE0D03D024426046012498478580F2D32971491D597DE6','{"kind":"number","id":"short-film-year","question":"In which year did the short film of the memoir by Anora''s chief consultant come out?","difficulty":"hard","hint":"The festival that had picked it was called off that year.","explanation":"That festival was SXSW.","tags":["books"],"source":{"title":"Report on the adaptation of the memoir","publisher":"The Hollywood Reporter Roma"},"answer":"2020"}');
INSERT INTO "questions" VALUES(17,X'03CF0356BE88AD787F960EE083B4DAC931DFC58B1BBBE90EED6D04078EB7FC39','{"kind":"choice","id":"why-her","question":"What made Baker contact the woman who became Anora''s chief sex-work consultant?","hint":"She had not put herself forward, and nobody had named her.","explanation":"She, for her part, had just seen one of his films and admired it.","tags":["consultant"],"source":{"title":"Interview with Anora''s chief consultant","publisher":"Toronto Life","year":2024,"url":"https://torontolife.com/culture/sean-baker-messaged-me-out-of-the-blue-andrea-werhun-on-her-role-as-a-sex-work-consultant-on-anora/"},"answer":"He had read her book","wrong":[["He had seen her on television",""],["Madison had suggested her",""],["She had applied for the job",""]]}');
INSERT INTO "questions" VALUES(18,X'89DADCA8469E33C5A061822D8B2E23C495C2BF0A54A9C63C49BC2FD93BA56A3F','{"kind":"text","id":"language-app","question":"Which language app did Mikey Madison use alongside her lessons for Anora?","difficulty":"easy","explanation":"In the story, Ani has her Russian from her grandmother.","tags":["training","language"],"source":{"title":"Profile of Mikey Madison","publisher":"The Guardian, as told by The Fashion Vibes"},"answer":"Duolingo"}');
CREATE TABLE results (
            round INTEGER NOT NULL REFERENCES rounds,
            seat INTEGER NOT NULL,
            board TEXT NOT NULL,
            player TEXT NOT NULL,
            score INTEGER NOT NULL,
            max_score INTEGER NOT NULL,
            correct INTEGER NOT NULL,
            questions INTEGER NOT NULL,
            finished_at TEXT NOT NULL, claimed INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (round, seat)) WITHOUT ROWID;
INSERT INTO "results" VALUES(2,0,'classic, Anora (9 banks), 3 questions, untimed, only kind choice','Ani',0,630,0,3,'2026-11-28T01:04:20.321092+00:00',0);
CREATE TABLE rounds (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            mode TEXT NOT NULL,
            board TEXT NOT NULL,
            setup TEXT NOT NULL,
            is_signed INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'discarded')),
            spent REAL NOT NULL,
            started_at TEXT NOT NULL,
            finished_at TEXT, lifelines TEXT NOT NULL DEFAULT '', day TEXT NOT NULL DEFAULT '', place INTEGER);
INSERT INTO "rounds" VALUES(2,'classic','classic, Anora (9 banks), 3 questions, untimed, only kind choice','{"packs": ["actor-backgrounds", "baker-filmography", "consultant", "oscar-category", "plot-and-characters", "red-rocket-link", "shared-universe", "shoot-length", "themes-and-reception"], "titles": ["Actor backgrounds", "Baker''s films", "Consultants", "Oscar category", "Plot and characters", "The Red Rocket link", "Shared universes", "Shoot length", "Themes and reception"], "collection": "Anora", "selection": {"difficulties": [], "kinds": ["choice"], "tags": [], "spoilers": []}, "seed": 11, "count": 3, "timer": null, "day": "", "code": "0000-1724B-VNAAF-392XS-GT892"}',1,'finished',0.0,'2026-11-28T01:04:20.317612+00:00','2026-11-28T01:04:20.321092+00:00','','',NULL);
INSERT INTO "rounds" VALUES(3,'classic','classic, consultant, 2 questions, 60 seconds a question, only kind choice','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": ["choice"], "tags": [], "spoilers": []}, "seed": 5, "count": 2, "timer": 60, "day": "", "code": "0000-CZC25-766B0-Y0MN5-000S1"}',1,'open',2.13937999433255754411e-04,'2026-11-28T01:04:20.489290+00:00',NULL,'hint','',NULL);
INSERT INTO "rounds" VALUES(4,'daily','daily, consultant, 10 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 791811, "count": null, "timer": null, "day": "2026-11-28", "code": "04GZ-GJY0-MN50-04VS"}',1,'open',1.18645999464206397533e-04,'2026-11-28T01:04:20.645711+00:00',NULL,'','2026-11-28',NULL);
CREATE TABLE tallies (
            player TEXT NOT NULL,
            pack TEXT NOT NULL,
            difficulty TEXT NOT NULL,
            kind TEXT NOT NULL,
            asked INTEGER NOT NULL,
            right INTEGER NOT NULL,  -- with full credit
            partly INTEGER NOT NULL,
            skipped INTEGER NOT NULL,  -- without an answer, for whatever reason
            seconds REAL NOT NULL,  -- that answers took
            PRIMARY KEY (player, pack, difficulty, kind)) WITHOUT ROWID;
INSERT INTO "tallies" VALUES('Ani','consultant','medium','choice',1,0,0,0,1.12447998617426492273e-04);
INSERT INTO "tallies" VALUES('Ani','plot-and-characters','hard','choice',1,0,0,0,0.000283342000329867);
INSERT INTO "tallies" VALUES('Ani','red-rocket-link','easy','choice',1,0,0,0,1.15242000902071595191e-04);
CREATE TABLE turns (
            round INTEGER NOT NULL REFERENCES rounds,
            number INTEGER NOT NULL,  -- from 0, in the order of play
            seat INTEGER NOT NULL,
            place INTEGER NOT NULL,
            how TEXT NOT NULL,
            answer TEXT NOT NULL,
            seconds REAL NOT NULL,
            credit TEXT NOT NULL,  -- a fraction: 1, 0, 2/3
            accepted TEXT NOT NULL,
            points INTEGER NOT NULL,
            lifelines TEXT NOT NULL,
            is_claimed INTEGER NOT NULL DEFAULT 0,
            replied_at TEXT NOT NULL,
            is_remembered INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (round, number)) WITHOUT ROWID;
INSERT INTO "turns" VALUES(2,0,0,0,'answered','["Armenian-American"]',0.000283342000329867,'0','',0,'',0,'2026-11-28T01:04:20.319265+00:00',0);
INSERT INTO "turns" VALUES(2,1,0,1,'answered','["Diving"]',1.12447998617426492273e-04,'0','',0,'',0,'2026-11-28T01:04:20.319963+00:00',0);
INSERT INTO "turns" VALUES(2,2,0,2,'answered','["In the end credits"]',1.15242000902071595191e-04,'0','',0,'',0,'2026-11-28T01:04:20.320631+00:00',0);
INSERT INTO "turns" VALUES(3,0,0,0,'answered','["The job did not exist yet"]',2.91432999802054837346e-04,'0','',0,'',0,'2026-11-28T01:04:20.491083+00:00',0);
INSERT INTO "turns" VALUES(4,0,0,0,'answered','["1"]',2.57042000157525762915e-04,'0','',0,'',0,'2026-11-28T01:04:20.647599+00:00',0);
INSERT INTO "turns" VALUES(4,1,0,1,'answered','["1"]',1.08420999822556041181e-04,'0','',0,'',0,'2026-11-28T01:04:20.648412+00:00',0);
INSERT INTO "turns" VALUES(4,2,0,2,'answered','["Film critics"]',2.3591100034536793828e-04,'0','',0,'',0,'2026-11-28T01:04:20.649247+00:00',0);
INSERT INTO "turns" VALUES(4,3,0,3,'answered','["Literal Bimbos"]',1.88179999895510263741e-04,'0','',0,'',0,'2026-11-28T01:04:20.650170+00:00',0);
INSERT INTO "turns" VALUES(4,4,0,4,'answered','["Luna Sofia Miranda"]',1.68251001014141365885e-04,'1','',200,'',0,'2026-11-28T01:04:20.650914+00:00',0);
CREATE INDEX rounds_open ON rounds (id) WHERE state = 'open';
CREATE INDEX results_board ON results (board, score DESC, finished_at);
CREATE INDEX cards_pack ON cards (pack);
CREATE INDEX rounds_day ON rounds (day) WHERE day != '';
CREATE INDEX rounds_finished ON rounds (finished_at) WHERE state = 'finished';
CREATE INDEX results_player ON results (board, player, score DESC, finished_at);
CREATE INDEX memories_due ON memories (player, due);
CREATE INDEX results_recent ON results (player, finished_at);
CREATE INDEX turns_to_remember ON turns (round, number) WHERE is_remembered = 0;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('rounds',4);
COMMIT;
PRAGMA user_version = 5;
