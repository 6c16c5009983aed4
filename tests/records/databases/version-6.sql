BEGIN TRANSACTION;
CREATE TABLE cards (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            pack TEXT NOT NULL,
            question INTEGER NOT NULL REFERENCES questions,
            PRIMARY KEY (round, place)) WITHOUT ROWID;
INSERT INTO "cards" VALUES(1,0,'consultant',1);
INSERT INTO "cards" VALUES(1,1,'consultant',2);
INSERT INTO "cards" VALUES(1,2,'consultant',3);
INSERT INTO "cards" VALUES(1,3,'consultant',4);
INSERT INTO "cards" VALUES(2,0,'consultant',5);
INSERT INTO "cards" VALUES(2,1,'consultant',6);
INSERT INTO "cards" VALUES(2,2,'consultant',7);
INSERT INTO "cards" VALUES(2,3,'consultant',8);
INSERT INTO "cards" VALUES(3,0,'consultant',2);
INSERT INTO "cards" VALUES(3,1,'consultant',9);
INSERT INTO "cards" VALUES(3,2,'consultant',5);
INSERT INTO "cards" VALUES(3,3,'consultant',10);
INSERT INTO "cards" VALUES(4,0,'consultant',2);
INSERT INTO "cards" VALUES(4,1,'consultant',9);
INSERT INTO "cards" VALUES(4,2,'consultant',5);
INSERT INTO "cards" VALUES(4,3,'consultant',10);
INSERT INTO "cards" VALUES(5,0,'consultant',11);
INSERT INTO "cards" VALUES(5,1,'consultant',12);
INSERT INTO "cards" VALUES(5,2,'consultant',4);
INSERT INTO "cards" VALUES(6,0,'consultant',11);
INSERT INTO "cards" VALUES(6,1,'consultant',12);
INSERT INTO "cards" VALUES(6,2,'consultant',4);
INSERT INTO "cards" VALUES(7,0,'consultant',13);
INSERT INTO "cards" VALUES(7,1,'consultant',14);
INSERT INTO "cards" VALUES(7,2,'consultant',15);
INSERT INTO "cards" VALUES(8,0,'consultant',6);
INSERT INTO "cards" VALUES(8,1,'consultant',16);
INSERT INTO "cards" VALUES(8,2,'consultant',17);
INSERT INTO "cards" VALUES(9,0,'consultant',18);
INSERT INTO "cards" VALUES(9,1,'consultant',4);
INSERT INTO "cards" VALUES(9,2,'consultant',11);
INSERT INTO "cards" VALUES(10,0,'consultant',5);
INSERT INTO "cards" VALUES(10,1,'consultant',19);
INSERT INTO "cards" VALUES(11,0,'consultant',5);
INSERT INTO "cards" VALUES(11,1,'consultant',19);
INSERT INTO "cards" VALUES(12,0,'consultant',11);
INSERT INTO "cards" VALUES(12,1,'consultant',8);
INSERT INTO "cards" VALUES(12,2,'consultant',20);
INSERT INTO "cards" VALUES(12,3,'consultant',9);
INSERT INTO "cards" VALUES(13,0,'consultant',11);
INSERT INTO "cards" VALUES(13,1,'consultant',8);
INSERT INTO "cards" VALUES(13,2,'consultant',20);
INSERT INTO "cards" VALUES(13,3,'consultant',9);
INSERT INTO "cards" VALUES(14,0,'consultant',21);
INSERT INTO "cards" VALUES(14,1,'consultant',17);
INSERT INTO "cards" VALUES(14,2,'consultant',22);
INSERT INTO "cards" VALUES(14,3,'consultant',4);
INSERT INTO "cards" VALUES(14,4,'consultant',23);
INSERT INTO "cards" VALUES(14,5,'consultant',18);
INSERT INTO "cards" VALUES(14,6,'consultant',20);
INSERT INTO "cards" VALUES(14,7,'consultant',7);
INSERT INTO "cards" VALUES(14,8,'consultant',1);
INSERT INTO "cards" VALUES(14,9,'consultant',3);
INSERT INTO "cards" VALUES(15,0,'consultant',12);
INSERT INTO "cards" VALUES(15,1,'consultant',24);
INSERT INTO "cards" VALUES(15,2,'consultant',25);
INSERT INTO "cards" VALUES(16,0,'consultant',26);
INSERT INTO "cards" VALUES(16,1,'consultant',9);
INSERT INTO "cards" VALUES(16,2,'consultant',11);
INSERT INTO "cards" VALUES(16,3,'consultant',17);
INSERT INTO "cards" VALUES(16,4,'consultant',10);
INSERT INTO "cards" VALUES(16,5,'consultant',12);
INSERT INTO "cards" VALUES(17,0,'consultant',22);
INSERT INTO "cards" VALUES(17,1,'consultant',10);
INSERT INTO "cards" VALUES(17,2,'consultant',8);
CREATE TABLE flags (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            why TEXT NOT NULL,
            PRIMARY KEY (round, place)) WITHOUT ROWID;
INSERT INTO "flags" VALUES(15,1,'Is it');
CREATE TABLE memories (
            player TEXT NOT NULL,
            pack TEXT NOT NULL,
            name TEXT NOT NULL,  -- the question's id in its pack
            question INTEGER NOT NULL REFERENCES questions,
            asked_at TEXT NOT NULL,
            due TEXT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (player, pack, name)) WITHOUT ROWID;
INSERT INTO "memories" VALUES('ANI','consultant','chief-consultant',5,'2026-11-28T03:29:49.881281+00:00','2026-11-28T03:30:49.881281+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:49.881281+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('ANI','consultant','choreographer-sport',7,'2026-11-28T03:29:49.883295+00:00','2026-11-28T03:30:49.883295+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:49.883295+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('ANI','consultant','memoir-title',8,'2026-11-28T03:29:49.883980+00:00','2026-11-28T03:30:49.883980+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:49.883980+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('ANI','consultant','paid',20,'2026-11-28T03:29:51.882104+00:00','2026-11-28T03:30:51.882104+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:51.882104+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('ANI','consultant','thanked',11,'2026-11-28T03:29:51.880583+00:00','2026-11-28T03:30:51.880583+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:51.880583+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','consultant','chief-consultant',5,'2026-11-28T03:29:50.058355+00:00','2026-11-28T03:30:50.058355+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:50.058355+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','consultant','choreographer-sport',7,'2026-11-28T03:29:52.084590+00:00','2026-11-30T03:29:52.084590+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-28T03:29:52.084590+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','consultant','feature-job',26,'2026-11-28T03:29:52.907983+00:00','2026-11-28T03:30:52.907983+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:52.907983+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','consultant','feature-premiere',4,'2026-11-28T03:29:52.080709+00:00','2026-11-28T03:30:52.080709+00:00','{"difficulty":8.806304468856837,"last_review":"2026-11-28T03:29:52.080709+00:00","stability":0.08335671711031604,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','consultant','few-phrases',23,'2026-11-28T03:29:52.082084+00:00','2026-11-28T03:30:52.082084+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:52.082084+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','consultant','homework',2,'2026-11-28T03:29:50.041633+00:00','2026-11-30T03:29:50.041633+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-28T03:29:50.041633+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','consultant','moved-to',1,'2026-11-28T03:29:49.636411+00:00','2026-11-28T03:30:49.636411+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:49.636411+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','consultant','paid',20,'2026-11-28T03:29:52.083721+00:00','2026-11-28T03:30:52.083721+00:00','{"difficulty":8.806304468856837,"last_review":"2026-11-28T03:29:52.083721+00:00","stability":0.08335671711031604,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','consultant','thanked',11,'2026-11-28T03:29:51.699776+00:00','2026-11-28T03:30:51.699776+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:51.699776+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','consultant','training-days',3,'2026-11-28T03:29:52.093276+00:00','2026-11-30T03:29:52.093276+00:00','{"difficulty":2.111214235785395,"last_review":"2026-11-28T03:29:52.093276+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','consultant','ways-to-prepare',17,'2026-11-28T03:29:52.060201+00:00','2026-11-28T03:30:52.060201+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:52.060201+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Igor','consultant','message-year',9,'2026-11-28T03:29:51.706911+00:00','2026-11-28T03:30:51.706911+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:51.706911+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('José','consultant','feature-premiere',4,'2026-11-28T03:29:50.633652+00:00','2026-11-28T03:30:50.633652+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:50.633652+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('José','consultant','language-app',13,'2026-11-28T03:29:50.818794+00:00','2026-11-28T03:30:50.818794+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:50.818794+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('José','consultant','thanked',11,'2026-11-28T03:29:50.620448+00:00','2026-11-28T03:30:50.620448+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:50.620448+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('José','consultant','why-her',15,'2026-11-28T03:29:50.824958+00:00','2026-11-28T03:30:50.824958+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:50.824958+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('José','consultant','book-partner',18,'2026-11-28T03:29:51.165129+00:00','2026-11-28T03:30:51.165129+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:51.165129+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('José','consultant','feature-premiere',4,'2026-11-28T03:29:50.441361+00:00','2026-11-28T03:30:50.441361+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:50.441361+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('José','consultant','online-videos',6,'2026-11-28T03:29:50.999044+00:00','2026-11-30T03:29:50.999044+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-28T03:29:50.999044+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('José','consultant','thanked',11,'2026-11-28T03:29:51.166837+00:00','2026-11-28T03:30:51.166837+00:00','{"difficulty":8.806304468856837,"last_review":"2026-11-28T03:29:51.166837+00:00","stability":0.08335671711031604,"state":1,"step":0}');
INSERT INTO "memories" VALUES('José','consultant','ways-to-prepare',17,'2026-11-28T03:29:51.000837+00:00','2026-11-28T03:30:51.000837+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:51.000837+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('STRASSE','consultant','chief-consultant',5,'2026-11-28T03:29:51.531452+00:00','2026-11-28T03:30:51.531452+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:51.531452+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Straße','consultant','chief-consultant',5,'2026-11-28T03:29:51.345145+00:00','2026-11-28T03:30:51.345145+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:51.345145+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('aNI','consultant','admired-film',12,'2026-11-28T03:29:52.656921+00:00','2026-11-28T03:30:52.656921+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:52.656921+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('ani','consultant','chief-consultant',5,'2026-11-28T03:29:50.238820+00:00','2026-11-28T03:30:50.238820+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:50.238820+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('ani','consultant','homework',2,'2026-11-28T03:29:50.221965+00:00','2026-11-30T03:29:50.221965+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-28T03:29:50.221965+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('igor','consultant','message-year',9,'2026-11-28T03:29:51.887610+00:00','2026-11-28T03:30:51.887610+00:00','{"difficulty":6.4133,"last_review":"2026-11-28T03:29:51.887610+00:00","stability":0.212,"state":1,"step":0}');
CREATE TABLE played (
            player TEXT NOT NULL,
            mode TEXT NOT NULL,
            rounds INTEGER NOT NULL,
            PRIMARY KEY (player, mode)) WITHOUT ROWID;
INSERT INTO "played" VALUES('ANI','classic',2);
INSERT INTO "played" VALUES('Ani','classic',3);
INSERT INTO "played" VALUES('Ani','daily',1);
INSERT INTO "played" VALUES('Igor','classic',1);
INSERT INTO "played" VALUES('José','classic',2);
INSERT INTO "played" VALUES('José','classic',3);
INSERT INTO "played" VALUES('STRASSE','classic',1);
INSERT INTO "played" VALUES('Straße','classic',1);
INSERT INTO "played" VALUES('ani','classic',1);
INSERT INTO "played" VALUES('igor','classic',1);
CREATE TABLE players (
            round INTEGER NOT NULL REFERENCES rounds,
            seat INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (round, seat)) WITHOUT ROWID;
INSERT INTO "players" VALUES(1,0,'Ani');
INSERT INTO "players" VALUES(2,0,'ANI');
INSERT INTO "players" VALUES(3,0,'Ani');
INSERT INTO "players" VALUES(4,0,'ani');
INSERT INTO "players" VALUES(5,0,'José');
INSERT INTO "players" VALUES(6,0,'José');
INSERT INTO "players" VALUES(7,0,'José');
INSERT INTO "players" VALUES(8,0,'José');
INSERT INTO "players" VALUES(9,0,'José');
INSERT INTO "players" VALUES(10,0,'Straße');
INSERT INTO "players" VALUES(11,0,'STRASSE');
INSERT INTO "players" VALUES(12,0,'Ani');
INSERT INTO "players" VALUES(12,1,'Igor');
INSERT INTO "players" VALUES(13,0,'ANI');
INSERT INTO "players" VALUES(13,1,'igor');
INSERT INTO "players" VALUES(14,0,'Ani');
INSERT INTO "players" VALUES(15,0,'aNI');
INSERT INTO "players" VALUES(16,0,'Ani');
INSERT INTO "players" VALUES(16,1,'IGOR');
INSERT INTO "players" VALUES(17,0,'Igor');
CREATE TABLE questions (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            body TEXT NOT NULL);
INSERT INTO "questions" VALUES(1,X'24B30EEBF7FC66900FAC09694008F844ED1452CA6C6F7D923AF25B75797287F0','{"kind":"choice","id":"moved-to","question":"Where did Mikey Madison move before the shoot of Anora, to work on her accent?","difficulty":"easy","explanation":"She went there about a month ahead of the shoot.","tags":["training","places"],"source":{"title":"Q and A with Mikey Madison","publisher":"In Creative Company","url":"https://increativecompany.com/news/mikey-madison-shares-the-prep-that-went-into-anora"},"answer":"Brighton Beach","wrong":[["Brooklyn Heights",""],["Park Slope",""],["Astoria",""]]}');
INSERT INTO "questions" VALUES(2,X'E8A1DFC410EEE19182963072A52A2F6E3BA8D0AF61A3986FB286B444BB11E303','{"kind":"true-false","id":"homework","question":"To prepare for Anora, Mikey Madison read the memoir of the film''s chief sex-work consultant.","difficulty":"easy","explanation":"Madison felt that Ani would have found something of herself in its author.","tags":["training","books"],"source":{"title":"Interview with Mikey Madison","publisher":"Deadline"},"answer":true}');
INSERT INTO "questions" VALUES(3,X'B18B4287F442E73ACDE23ABC36D3915DF026C5260D4811181F2803A0BA191453','{"kind":"number","id":"training-days","question":"According to Marie Claire, on how many days a week did Mikey Madison train with Anora''s choreographer?","difficulty":"hard","hint":"Fewer than four.","explanation":"In the building where the club scenes were shot, a pole had to be installed for the film.","tags":["training"],"source":{"title":"Interview with the choreographer","publisher":"Marie Claire","url":"https://www.marieclaire.com/culture/movies/anora-choreographer-kennady-schneider-interview/"},"disputed":"Marie Claire gives three months at this rhythm; other pieces speak of about five months of dance training in all.","answer":"2","unit":"days a week"}');
INSERT INTO "questions" VALUES(4,X'12AF97D5D22FB920348B44C29A8CBE868CEE05D245B999EA98B4EFDE7CD2E134','{"kind":"text","id":"feature-premiere","question":"At which festival did the feature film of the memoir by Anora''s chief consultant have its world premiere in 2025?","hint":"It is held in North America, in September.","explanation":"Its author had a short journey, as she is based in the host city.","tags":["books"],"source":{"title":"Festival line-up of 2025","publisher":"Canadian Press, via CP24","year":2025,"url":"https://www.cp24.com/news/entertainment/2025/08/06/documentaries-on-sex-work-whistlers-aeronauts-join-torontos-film-festival-lineup/"},"answer":"Toronto International Film Festival","accept":["TIFF","Toronto","Toronto Film Festival"]}');
INSERT INTO "questions" VALUES(5,X'890C11130BE8B5BD3D6221901093465E0CBE86E11427276A5878778CF0FDA8DA','{"kind":"text","id":"chief-consultant","question":"Which author and former escort was the chief sex-work consultant on Anora?","difficulty":"easy","explanation":"She lives in Canada, and has worked on two films of her own book.","tags":["consultant"],"source":{"title":"Report on the film''s sex-work consultants","publisher":"The Guardian","year":2024},"answer":"Andrea Werhun","accept":["Werhun"]}');
INSERT INTO "questions" VALUES(6,X'4C900A5BADEFC160F5AF6760DB1C49D5EAD8B8C220E22AFD9F2B80AD7A7419B8','{"kind":"choice","id":"online-videos","question":"Which everyday objects, noticed by Madison in dancers'' online videos, found their way into Anora?","difficulty":"hard","hint":"Think of a break during a long shift.","explanation":"MovieMaker told the story when it put the film on its cover.","tags":["training"],"source":{"title":"Cover story on Anora","publisher":"MovieMaker","year":2024,"url":"https://www.moviemaker.com/anora-sean-baker-mikey-madison-cover-story/"},"answer":"Food containers","wrong":[["Hot-water bottles",""],["Knitting needles",""],["Alarm clocks",""]]}');
INSERT INTO "questions" VALUES(7,X'99FDD678BC6CE30E39D08AD8446F20B703566F1DF55F854C98DBA91B25D916B5','{"kind":"choice","id":"choreographer-sport","question":"In which sport did Anora''s choreographer spend some twenty years?","hint":"It taught her to put routines together.","explanation":"On Anora she was also the movement consultant.","tags":["training","crew"],"source":{"title":"Interview with the film''s choreographer","publisher":"Marie Claire","url":"https://www.marieclaire.com/culture/movies/anora-choreographer-kennady-schneider-interview/"},"answer":"Gymnastics","wrong":[["Figure skating",""],["Diving",""],["Fencing",""]]}');
INSERT INTO "questions" VALUES(8,X'87415DB5FD423F917D8FEC0107C4346E40C495DB5A8E9ABDAA91B06BDD87CFE8','{"kind":"choice","id":"memoir-title","question":"What is the title of the memoir by Anora''s chief sex-work consultant?","difficulty":"easy","explanation":"It has come out in more than one edition and been filmed twice, first short, then at full length.","tags":["consultant","books"],"source":{"title":"Report on the film''s sex-work consultants","publisher":"The Guardian","year":2024},"answer":"Modern Whore","wrong":[["Literal Bimbos","That is the zine she founded, made with other sex workers."],["Working Girl",""],["Striptease",""]]}');
INSERT INTO "questions" VALUES(9,X'CE40A38FA2069DDBA636F45756F87CB79AE2CBAC1E0B5E91980E4B14142B98CD','{"kind":"number","id":"message-year","question":"In which year did Baker first write to Anora''s chief sex-work consultant?","hint":"After Red Rocket, before the shoot of Anora.","explanation":"The film was shot in the following year.","tags":["consultant"],"source":{"title":"Interview with the chief consultant","publisher":"Toronto Life","year":2024,"url":"https://torontolife.com/culture/sean-baker-messaged-me-out-of-the-blue-andrea-werhun-on-her-role-as-a-sex-work-consultant-on-anora/"},"answer":"2022"}');
INSERT INTO "questions" VALUES(10,X'711900673A7EB71718028807BC4DED6BBCE3DEFC37214A057F554043C6990ECB','{"kind":"order","id":"memoir-story","question":"Put these steps in the life of the memoir by Anora''s chief consultant in order, earliest first.","difficulty":"hard","hint":"The book was already on the screen once when Baker came in.","explanation":"The campaign ran in 2017, and the feature was first shown eight years later.","tags":["consultant","books"],"source":{"title":"Reports on the book and its films","publisher":"Joyful Magpies; Toronto Life; Canadian Press"},"disputed":"Toronto Life dates the book 2018; The Hollywood Reporter gives 2022, the year of a later edition.","items":["A Kickstarter campaign","The first edition","A short film version","Baker''s first contact with its author","The feature film''s premiere"]}');
INSERT INTO "questions" VALUES(11,X'033EA4B10454708647E00A6C265D2FDC329D90F3F395D28AE82209FCB9BB101E','{"kind":"choice","id":"thanked","question":"Which community did both Sean Baker and Mikey Madison thank in their Oscar speeches for Anora?","difficulty":"easy","explanation":"At Cannes, Baker had dedicated the Palme d''Or to sex workers past, present and future.","tags":["oscars","speeches"],"source":{"title":"Live coverage of the Oscars","publisher":"The Age","year":2025,"url":"https://www.theage.com.au/culture/movies/oscars-2025-live-updates-stars-arrive-on-the-red-carpet-20250302-p5lgbd.html?post=p589m3"},"answer":"Sex workers","wrong":[["Stunt performers",""],["Film critics",""],["Taxi drivers",""]]}');
INSERT INTO "questions" VALUES(12,X'AD2DEF991A97EDFBBF1049B0755C781D21C95291A99A2858D60E26514D794C6D','{"kind":"text","id":"admired-film","question":"Which Baker film had Anora''s chief consultant just seen, and admired, when he first wrote to her?","difficulty":"hard","hint":"It was not his newest film at the time.","explanation":"It was the sixth feature he had directed, and it brought Willem Dafoe an Oscar nomination.","tags":["consultant","baker-films"],"source":{"title":"Interview with the consultant","publisher":"Toronto Life","year":2024,"url":"https://torontolife.com/culture/sean-baker-messaged-me-out-of-the-blue-andrea-werhun-on-her-role-as-a-sex-work-consultant-on-anora/"},"answer":"The Florida Project"}');
INSERT INTO "questions" VALUES(13,X'89DADCA8469E33C5A061822D8B2E23C495C2BF0A54A9C63C49BC2FD93BA56A3F','{"kind":"text","id":"language-app","question":"Which language app did Mikey Madison use alongside her lessons for Anora?","difficulty":"easy","explanation":"In the story, Ani has her Russian from her grandmother.","tags":["training","language"],"source":{"title":"Profile of Mikey Madison","publisher":"The Guardian, as told by The Fashion Vibes"},"answer":"Duolingo"}');
INSERT INTO "questions" VALUES(14,X'88631F1E287B741AC6BE0D03D024426046012498478580F2D32971491D597DE6','{"kind":"number","id":"short-film-year","question":"In which year did the short film of the memoir by Anora''s chief consultant come out?","difficulty":"hard","hint":"The festival that had picked it was called off that year.","explanation":"That festival was SXSW.","tags":["books"],"source":{"title":"Report on the adaptation of the memoir","publisher":"The Hollywood Reporter Roma"},"answer":"2020"}');
INSERT INTO "questions" VALUES(15,X'03CF0356BE88AD787F960EE083B4DAC931DFC58B1BBBE90EED6D04078EB7FC39','{"kind":"choice","id":"why-her","question":"What made Baker contact the woman who became Anora''s chief sex-work consultant?","hint":"She had not put herself forward, and nobody had named her.","explanation":"She, for her part, had just seen one of his films and admired it.","tags":["consultant"],"source":{"title":"Interview with Anora''s chief consultant","publisher":"Toronto Life","year":2024,"url":"https://torontolife.com/culture/sean-baker-messaged-me-out-of-the-blue-andrea-werhun-on-her-role-as-a-sex-work-consultant-on-anora/"},"answer":"He had read her book","wrong":[["He had seen her on television",""],["Madison had suggested her",""],["She had applied for the job",""]]}');
INSERT INTO "questions" VALUES(16,X'C74B70355DA1EA0D264930E125B2D8EEA45393E79D8D58460A8E09F5D9A2F478','{"kind":"match","id":"besides-anora","question":"Match each of these women to something she has done apart from Anora.","hint":"The sport is a false trail.","explanation":"The Brooklyn club is called Pumps, and it was there that one of the four met Baker and Quan.","tags":["consultant","cast"],"source":{"title":"Interviews with Werhun, Normington and Miranda; profile of Madison","publisher":"Toronto Life; Polyester; Lilly Sabella; E!"},"pairs":[["Andrea Werhun","Founding a zine"],["Lindsey Normington","Unionizing club dancers"],["Mikey Madison","Years in a TV series"],["Luna Sofia Miranda","Dancing at a club in Brooklyn"]],"decoys":["Fencing for her country"]}');
INSERT INTO "questions" VALUES(17,X'BE0E4F83CB97A47B74E6B0168EE9BB7034E1351C2F6A6F745C77E80FFA919812','{"kind":"multiple","id":"ways-to-prepare","question":"Which of these belonged to Mikey Madison''s preparation for Anora?","difficulty":"easy","explanation":"The part brought her an Oscar at the age of 25.","tags":["training"],"source":{"title":"Cover story; interview with the choreographer; cast interview","publisher":"MovieMaker; Marie Claire; Extra"},"disputed":"A fan essay credits her with a few phrases of Russian, where press reports have her take lessons for months.","answers":["Lessons in Russian","Training with a choreographer","Watching dancers'' videos online"],"wrong":[["A year of living in Moscow",""],["Shifts as a croupier in Las Vegas",""],["A term at law school",""]]}');
INSERT INTO "questions" VALUES(18,X'280FC3BD141832A124E32CEC85647BA1E2229D6713FAA164B594319513DAA288','{"kind":"choice","id":"book-partner","question":"Which artist and director works with Anora''s chief consultant on her book and its films?","difficulty":"hard","hint":"This partner also takes photographs.","explanation":"Before the book there was a call for money on Kickstarter, in 2017.","tags":["books"],"source":{"title":"Profile of two collaborators","publisher":"Joyful Magpies","year":2021,"url":"https://joyfulmagpies.com/category/digital-media/"},"answer":"Nicole Bazuin","wrong":[["Shih-Ching Tsou","She directed Take Out together with Baker."],["Chris Bergoch","He wrote Red Rocket together with Baker."],["Lindsey Normington",""]]}');
INSERT INTO "questions" VALUES(19,X'86E9C79CD85247AB2462B0D8D5CC138E11A172AE9F09B835E9E676B053B5C94E','{"kind":"choice","id":"first-contact","question":"How did Baker first get in touch with the chief sex-work consultant on Anora?","hint":"He did it in writing.","explanation":"The contact led to more than Anora, for he also joined the film of her book.","tags":["consultant"],"source":{"title":"Interview with the film''s chief consultant","publisher":"Toronto Life","year":2024,"url":"https://torontolife.com/culture/sean-baker-messaged-me-out-of-the-blue-andrea-werhun-on-her-role-as-a-sex-work-consultant-on-anora/"},"answer":"A message on Instagram","wrong":[["A letter to her publisher",""],["A call to her agent",""],["A chat after a reading",""]]}');
INSERT INTO "questions" VALUES(20,X'A74B2BF0BBE74A90C3C11F71623CFB829FBB0FB6E879A6601AADA64A7EB0CF8C','{"kind":"true-false","id":"paid","question":"The sex-work consultants on Anora were paid for their work.","hint":"Think of how a film treats any other expert.","explanation":"Working dancers were also cast in some of the smaller club parts.","tags":["consultant"],"source":{"title":"Report on the film''s sex-work consultants","publisher":"The Guardian","year":2024},"answer":true}');
INSERT INTO "questions" VALUES(21,X'2FDB12AB62A05F2965E4614D51FD05281576888D8F3C96F4D72179759AEEC6D1','{"kind":"order","id":"road-to-ani","question":"Put these stages of Mikey Madison''s work on Anora in order, earliest first.","difficulty":"easy","explanation":"Baker called her agents straight from the cinema.","tags":["training"],"source":{"title":"Talks with Baker and Madison; interview with the choreographer","publisher":"National Board of Review; In Creative Company; Marie Claire"},"disputed":"Marie Claire gives three months of dance training and other pieces about five, and filming began in January (production notes) or February (No Film School); all of them give the same order.","items":["Baker sees her in a slasher film","Her dance training begins","She moves house to work on the accent","Filming begins","She wins an Oscar"]}');
INSERT INTO "questions" VALUES(22,X'2F7324B537A7D81D35795D7672BB7BB08E10E0D3A4B75D0FF95D8ECABE94C188','{"kind":"match","id":"who-did-what","question":"Match each of these women to what she did on Anora.","hint":"Two of them are seen on screen.","explanation":"Quan, who is married to Baker, shared the Best Picture Oscar with him and Alex Coco.","tags":["cast","crew"],"source":{"title":"Interviews with Schneider, Miranda, Normington and Quan","publisher":"Marie Claire; Polyester; Canadian Press"},"pairs":[["Kennady Schneider","Choreography"],["Luna Sofia Miranda","Playing Lulu"],["Lindsey Normington","Playing Diamond"],["Samantha Quan","Producing"]],"decoys":["Film editing"]}');
INSERT INTO "questions" VALUES(23,X'F72AB6F05559ABC960AFBABBA352AA24A3B450345C7D8F81BAB207D9DBC02741','{"kind":"true-false","id":"few-phrases","question":"Mikey Madison learned only a few phrases of Russian for Anora.","difficulty":"easy","explanation":"She took lessons for months, and long scenes are played partly in the language.","tags":["training","language"],"source":{"title":"On Mikey Madison''s Russian","publisher":"The Cinemaholic","year":2024,"url":"https://thecinemaholic.com/mikey-madison-anora-russian/"},"disputed":"A fan essay speaks of a few phrases; press reports describe months of lessons.","answer":false}');
INSERT INTO "questions" VALUES(24,X'C0CE94313347543FEAA983394948AD6A5BDA20C9DAAF066CEC7B0761EF995A66','{"kind":"choice","id":"no-coordinator","question":"Why did Mikey Madison and Mark Eydelshteyn make Anora without an intimacy coordinator?","hint":"It was somebody''s choice.","explanation":"Baker and Quan had made the offer; Madison has said that a small circle let them shoot such scenes quickly.","tags":["cast"],"source":{"title":"Mikey Madison in conversation with Pamela Anderson","publisher":"Variety","year":2024},"answer":"They turned the offer down","wrong":[["The budget left no room for one","The two were offered one, so money was not the reason."],["The job did not exist yet",""],["The script had no such scenes",""]]}');
INSERT INTO "questions" VALUES(25,X'ED34614E5922DFA3C8E7BE4A63DB1F9DD87B711DE0B24E23D71EFE37BF8CC1F7','{"kind":"multiple","id":"advised-on","question":"On what did Anora''s chief sex-work consultant advise?","difficulty":"easy","explanation":"At least one of the dancers in the cast was a consultant as well.","tags":["consultant"],"source":{"title":"Report on the film''s sex-work consultants","publisher":"The Guardian","year":2024},"answers":["The script","Madison''s performance"],"wrong":[["The stunt driving",""],["The music rights",""],["The Russian subtitles",""]]}');
INSERT INTO "questions" VALUES(26,X'F54EF227174F592D4D7E80513A1A98A53D29D79C6787F44D2A76FD1540050859','{"kind":"choice","id":"feature-job","question":"What was Baker''s job on the feature film of the memoir by Anora''s chief consultant?","hint":"The directing was left to somebody else.","explanation":"The same book had already been made into a short film.","tags":["consultant","baker-films"],"source":{"title":"Festival line-up of documentaries","publisher":"Canadian Press, via CP24","year":2025,"url":"https://www.cp24.com/news/entertainment/2025/08/06/documentaries-on-sex-work-whistlers-aeronauts-join-torontos-film-festival-lineup/"},"answer":"Executive producer","wrong":[["Supervising editor",""],["Second-unit director",""],["Composer",""]]}');
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
INSERT INTO "results" VALUES(1,0,'classic, consultant, 4 questions, untimed','Ani',300,760,1,4,'2026-11-28T03:29:49.657473+00:00',0);
INSERT INTO "results" VALUES(2,0,'classic, consultant, 4 questions, untimed','ANI',0,760,0,4,'2026-11-28T03:29:49.884529+00:00',0);
INSERT INTO "results" VALUES(3,0,'classic, consultant, 4 questions, untimed','Ani',100,760,1,4,'2026-11-28T03:29:50.060890+00:00',0);
INSERT INTO "results" VALUES(4,0,'classic, consultant, 4 questions, untimed','ani',100,760,1,4,'2026-11-28T03:29:50.240577+00:00',0);
INSERT INTO "results" VALUES(5,0,'classic, consultant, 3 questions, untimed','José',0,630,0,3,'2026-11-28T03:29:50.442263+00:00',0);
INSERT INTO "results" VALUES(6,0,'classic, consultant, 3 questions, untimed','José',0,630,0,3,'2026-11-28T03:29:50.634582+00:00',0);
INSERT INTO "results" VALUES(7,0,'classic, consultant, 3 questions, untimed','José',0,630,0,3,'2026-11-28T03:29:50.825648+00:00',0);
INSERT INTO "results" VALUES(8,0,'classic, consultant, 3 questions, untimed','José',333,630,1,3,'2026-11-28T03:29:51.001434+00:00',0);
INSERT INTO "results" VALUES(9,0,'classic, consultant, 3 questions, untimed','José',0,630,0,3,'2026-11-28T03:29:51.167409+00:00',0);
INSERT INTO "results" VALUES(10,0,'classic, consultant, 2 questions, untimed','Straße',0,310,0,2,'2026-11-28T03:29:51.346919+00:00',0);
INSERT INTO "results" VALUES(11,0,'classic, consultant, 2 questions, untimed','STRASSE',0,310,0,2,'2026-11-28T03:29:51.533352+00:00',0);
INSERT INTO "results" VALUES(12,0,'classic, consultant, 2 questions, untimed','Ani',0,310,0,2,'2026-11-28T03:29:51.709215+00:00',0);
INSERT INTO "results" VALUES(12,1,'classic, consultant, 2 questions, untimed','Igor',0,310,0,2,'2026-11-28T03:29:51.709215+00:00',0);
INSERT INTO "results" VALUES(13,0,'classic, consultant, 2 questions, untimed','ANI',0,310,0,2,'2026-11-28T03:29:51.888537+00:00',0);
INSERT INTO "results" VALUES(13,1,'classic, consultant, 2 questions, untimed','igor',0,310,0,2,'2026-11-28T03:29:51.888537+00:00',0);
INSERT INTO "results" VALUES(14,0,'daily, consultant, 10 questions, untimed','Ani',510,2150,2,10,'2026-11-28T03:29:52.094695+00:00',0);
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
INSERT INTO "rounds" VALUES(1,'classic','classic, consultant, 4 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 163053, "hand": 0, "shoe": "[\"classic\", 4, [\"consultant\"], [], [], [], []]", "count": 4, "timer": null, "day": "", "code": "0VANW-W5580-Y0MN5-001TD", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:49.634975+00:00','2026-11-28T03:29:49.657473+00:00','','',NULL);
INSERT INTO "rounds" VALUES(2,'classic','classic, consultant, 4 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 163053, "hand": 1, "shoe": "[\"classic\", 4, [\"consultant\"], [], [], [], []]", "count": 4, "timer": null, "day": "", "code": "0VANX-20N80-Y0MN5-00147", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:49.867756+00:00','2026-11-28T03:29:49.884529+00:00','','',NULL);
INSERT INTO "rounds" VALUES(3,'classic','classic, consultant, 4 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 3, "hand": 0, "shoe": "", "count": 4, "timer": null, "day": "", "code": "0000G-FB580-Y0MN5-001G2", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:50.039458+00:00','2026-11-28T03:29:50.060890+00:00','','',NULL);
INSERT INTO "rounds" VALUES(4,'classic','classic, consultant, 4 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 3, "hand": 0, "shoe": "", "count": 4, "timer": null, "day": "", "code": "0000G-FB580-Y0MN5-001G2", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:50.219803+00:00','2026-11-28T03:29:50.240577+00:00','','',NULL);
INSERT INTO "rounds" VALUES(5,'classic','classic, consultant, 3 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 5, "hand": 0, "shoe": "", "count": 3, "timer": null, "day": "", "code": "0000V-EX3R0-Y0MN5-001CA", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:50.422592+00:00','2026-11-28T03:29:50.442263+00:00','','',NULL);
INSERT INTO "rounds" VALUES(6,'classic','classic, consultant, 3 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 5, "hand": 0, "shoe": "", "count": 3, "timer": null, "day": "", "code": "0000V-EX3R0-Y0MN5-001CA", "is_from_code": false}',0,'finished',0.0,'2026-11-28T03:29:50.618114+00:00','2026-11-28T03:29:50.634582+00:00','','',NULL);
INSERT INTO "rounds" VALUES(7,'classic','classic, consultant, 3 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 188334, "hand": 0, "shoe": "[\"classic\", 3, [\"consultant\"], [], [], [], []]", "count": 3, "timer": null, "day": "", "code": "0ZJ9N-HY3R0-Y0MN5-001JJ", "is_from_code": false}',0,'finished',0.0,'2026-11-28T03:29:50.804420+00:00','2026-11-28T03:29:50.825648+00:00','','',NULL);
INSERT INTO "rounds" VALUES(8,'classic','classic, consultant, 3 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 154244, "hand": 0, "shoe": "[\"classic\", 3, [\"consultant\"], [], [], [], []]", "count": 3, "timer": null, "day": "", "code": "0SVDQ-K43R0-Y0MN5-001ZF", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:50.996847+00:00','2026-11-28T03:29:51.001434+00:00','','',NULL);
INSERT INTO "rounds" VALUES(9,'classic','classic, consultant, 3 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 154244, "hand": 1, "shoe": "[\"classic\", 3, [\"consultant\"], [], [], [], []]", "count": 3, "timer": null, "day": "", "code": "0SVDQ-RZKR0-Y0MN5-001X8", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:51.162810+00:00','2026-11-28T03:29:51.167409+00:00','','',NULL);
INSERT INTO "rounds" VALUES(10,'classic','classic, consultant, 2 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 6, "hand": 0, "shoe": "", "count": 2, "timer": null, "day": "", "code": "00010-YP280-Y0MN5-001SQ", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:51.331959+00:00','2026-11-28T03:29:51.346919+00:00','','',NULL);
INSERT INTO "rounds" VALUES(11,'classic','classic, consultant, 2 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 6, "hand": 0, "shoe": "", "count": 2, "timer": null, "day": "", "code": "00010-YP280-Y0MN5-001SQ", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:51.518113+00:00','2026-11-28T03:29:51.533352+00:00','','',NULL);
INSERT INTO "rounds" VALUES(12,'classic','classic, consultant, 2 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 8, "hand": 0, "shoe": "", "count": 2, "timer": null, "day": "", "code": "0001B-Y82B0-Y0MN5-0019P", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:51.697430+00:00','2026-11-28T03:29:51.709215+00:00','','',NULL);
INSERT INTO "rounds" VALUES(13,'classic','classic, consultant, 2 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 8, "hand": 0, "shoe": "", "count": 2, "timer": null, "day": "", "code": "0001B-Y82B0-Y0MN5-0019P", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:51.878451+00:00','2026-11-28T03:29:51.888537+00:00','','',NULL);
INSERT INTO "rounds" VALUES(14,'daily','daily, consultant, 10 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 5379, "hand": 0, "shoe": "", "count": null, "timer": null, "day": "2026-11-28", "code": "00XH-GWY0-MN50-05N9", "is_from_code": false}',1,'finished',0.0,'2026-11-28T03:29:52.056130+00:00','2026-11-28T03:29:52.094695+00:00','','2026-11-28',NULL);
INSERT INTO "rounds" VALUES(15,'classic','classic, consultant, 3 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 9, "hand": 0, "shoe": "", "count": 3, "timer": null, "day": "", "code": "0001H-E13R0-Y0MN5-0019M", "is_from_code": false}',1,'open',4.57460002508014440536e-04,'2026-11-28T03:29:52.636032+00:00',NULL,'','',NULL);
INSERT INTO "rounds" VALUES(16,'classic','classic, consultant, 3 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 10, "hand": 0, "shoe": "", "count": 3, "timer": null, "day": "", "code": "0001P-XT3V0-Y0MN5-0016W", "is_from_code": false}',1,'open',1.64534001669380813837e-04,'2026-11-28T03:29:52.904570+00:00',NULL,'','',NULL);
INSERT INTO "rounds" VALUES(17,'classic','classic, consultant, 3 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 11, "hand": 0, "shoe": "", "count": 3, "timer": null, "day": "", "code": "0001W-DK3R0-Y0MN5-001WR", "is_from_code": false}',1,'discarded',6.33761999779380857944e-04,'2026-11-28T03:29:53.167511+00:00',NULL,'','',NULL);
CREATE TABLE shoes (
            players TEXT NOT NULL,
            setup TEXT NOT NULL,
            seed INTEGER NOT NULL,
            hand INTEGER NOT NULL,  -- that comes next
            PRIMARY KEY (players, setup)) WITHOUT ROWID;
INSERT INTO "shoes" VALUES('["ani"]','["classic", 4, ["consultant"], [], [], [], []]',163053,2);
INSERT INTO "shoes" VALUES('["josé"]','["classic", 3, ["consultant"], [], [], [], []]',188334,1);
INSERT INTO "shoes" VALUES('["josé"]','["classic", 3, ["consultant"], [], [], [], []]',154244,2);
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
INSERT INTO "tallies" VALUES('ANI','consultant','easy','choice',2,0,0,0,5.00273999932687729597e-04);
INSERT INTO "tallies" VALUES('ANI','consultant','easy','text',1,0,0,0,3.40897000569384545087e-04);
INSERT INTO "tallies" VALUES('ANI','consultant','hard','choice',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('ANI','consultant','medium','choice',1,0,0,0,2.17073000385425984859e-04);
INSERT INTO "tallies" VALUES('ANI','consultant','medium','true-false',1,0,0,0,8.1581001722952350974e-05);
INSERT INTO "tallies" VALUES('Ani','consultant','easy','choice',3,0,0,1,9.12917003006441518664e-04);
INSERT INTO "tallies" VALUES('Ani','consultant','easy','multiple',1,0,0,0,2.53326998063130304217e-04);
INSERT INTO "tallies" VALUES('Ani','consultant','easy','order',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('Ani','consultant','easy','text',1,0,0,0,9.60530014708638191223e-05);
INSERT INTO "tallies" VALUES('Ani','consultant','easy','true-false',3,1,0,1,5.15505998919252306222e-04);
INSERT INTO "tallies" VALUES('Ani','consultant','hard','choice',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('Ani','consultant','hard','number',2,2,0,0,1.31016400009684730321e-02);
INSERT INTO "tallies" VALUES('Ani','consultant','hard','order',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('Ani','consultant','medium','choice',1,1,0,0,2.27577998884953558444e-04);
INSERT INTO "tallies" VALUES('Ani','consultant','medium','match',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('Ani','consultant','medium','number',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('Ani','consultant','medium','text',2,0,0,0,2.2207100118976086378e-04);
INSERT INTO "tallies" VALUES('Ani','consultant','medium','true-false',2,0,0,0,1.9713300207513384521e-04);
INSERT INTO "tallies" VALUES('Igor','consultant','easy','choice',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('Igor','consultant','medium','number',1,0,0,0,4.89325500166160054504e-03);
INSERT INTO "tallies" VALUES('José','consultant','easy','choice',1,0,0,0,3.48307999956887215375e-04);
INSERT INTO "tallies" VALUES('José','consultant','easy','text',1,0,0,0,2.65995997324353083968e-04);
INSERT INTO "tallies" VALUES('José','consultant','hard','number',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('José','consultant','hard','text',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('José','consultant','medium','choice',1,0,0,0,3.12665000819833949208e-04);
INSERT INTO "tallies" VALUES('José','consultant','medium','text',1,0,0,0,5.98689985054079443216e-05);
INSERT INTO "tallies" VALUES('José','consultant','easy','choice',2,0,0,0,5.26322000951040536165e-04);
INSERT INTO "tallies" VALUES('José','consultant','easy','multiple',1,0,1,0,1.47098999150330200791e-04);
INSERT INTO "tallies" VALUES('José','consultant','hard','choice',2,1,0,0,8.17215001006843522191e-04);
INSERT INTO "tallies" VALUES('José','consultant','hard','text',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('José','consultant','medium','match',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('José','consultant','medium','text',2,0,0,1,8.811099905869923532e-05);
INSERT INTO "tallies" VALUES('STRASSE','consultant','easy','text',1,0,0,0,0.000277702998573659);
INSERT INTO "tallies" VALUES('STRASSE','consultant','medium','choice',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('Straße','consultant','easy','text',1,0,0,0,2.8524400113383308053e-04);
INSERT INTO "tallies" VALUES('Straße','consultant','medium','choice',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('ani','consultant','easy','text',1,0,0,0,9.26780012378003448247e-05);
INSERT INTO "tallies" VALUES('ani','consultant','easy','true-false',1,1,0,0,3.56901000486686825752e-04);
INSERT INTO "tallies" VALUES('ani','consultant','hard','order',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('ani','consultant','medium','number',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('igor','consultant','easy','choice',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('igor','consultant','medium','number',1,0,0,0,4.87524900017888285219e-03);
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
INSERT INTO "turns" VALUES(1,0,0,0,'answered','["Astoria"]',4.1879300260916352272e-04,'0','',0,'',0,'2026-11-28T03:29:49.636411+00:00',1);
INSERT INTO "turns" VALUES(1,1,0,1,'skipped','[]',1.48490998981287702918e-04,'0','',0,'',0,'2026-11-28T03:29:49.637345+00:00',1);
INSERT INTO "turns" VALUES(1,2,0,2,'answered','["2"]',0.00600220400156104,'1','',300,'',0,'2026-11-28T03:29:49.644013+00:00',1);
INSERT INTO "turns" VALUES(1,3,0,3,'answered','["1"]',1.28011000924743711948e-04,'0','',0,'',0,'2026-11-28T03:29:49.656358+00:00',1);
INSERT INTO "turns" VALUES(2,0,0,0,'answered','["1"]',3.40897000569384545087e-04,'0','',0,'',0,'2026-11-28T03:29:49.881281+00:00',1);
INSERT INTO "turns" VALUES(2,1,0,1,'skipped','[]',1.85606000741245225071e-04,'0','',0,'',0,'2026-11-28T03:29:49.882490+00:00',1);
INSERT INTO "turns" VALUES(2,2,0,2,'answered','["Figure skating"]',2.17073000385425984859e-04,'0','',0,'',0,'2026-11-28T03:29:49.883295+00:00',1);
INSERT INTO "turns" VALUES(2,3,0,3,'answered','["Striptease"]',1.24875998153584077954e-04,'0','',0,'',0,'2026-11-28T03:29:49.883980+00:00',1);
INSERT INTO "turns" VALUES(3,0,0,0,'answered','["true"]',3.57921999238897114992e-04,'1','',100,'',0,'2026-11-28T03:29:50.041633+00:00',1);
INSERT INTO "turns" VALUES(3,1,0,1,'skipped','[]',8.45859976834617555141e-05,'0','',0,'',0,'2026-11-28T03:29:50.042455+00:00',1);
INSERT INTO "turns" VALUES(3,2,0,2,'answered','["2"]',9.60530014708638191223e-05,'0','',0,'',0,'2026-11-28T03:29:50.058355+00:00',1);
INSERT INTO "turns" VALUES(3,3,0,3,'skipped','[]',2.03973002498969435691e-04,'0','',0,'',0,'2026-11-28T03:29:50.060250+00:00',1);
INSERT INTO "turns" VALUES(4,0,0,0,'answered','["true"]',3.56901000486686825752e-04,'1','',100,'',0,'2026-11-28T03:29:50.221965+00:00',1);
INSERT INTO "turns" VALUES(4,1,0,1,'skipped','[]',9.25479980651289224624e-05,'0','',0,'',0,'2026-11-28T03:29:50.222804+00:00',1);
INSERT INTO "turns" VALUES(4,2,0,2,'answered','["2"]',9.26780012378003448247e-05,'0','',0,'',0,'2026-11-28T03:29:50.238820+00:00',1);
INSERT INTO "turns" VALUES(4,3,0,3,'skipped','[]',1.94789001398021355271e-04,'0','',0,'',0,'2026-11-28T03:29:50.239974+00:00',1);
INSERT INTO "turns" VALUES(5,0,0,0,'answered','["Stunt performers"]',3.89127999369520694017e-04,'0','',0,'',0,'2026-11-28T03:29:50.424802+00:00',1);
INSERT INTO "turns" VALUES(5,1,0,1,'skipped','[]',8.89719995029736310243e-05,'0','',0,'',0,'2026-11-28T03:29:50.425665+00:00',1);
INSERT INTO "turns" VALUES(5,2,0,2,'answered','["2"]',8.811099905869923532e-05,'0','',0,'',0,'2026-11-28T03:29:50.441361+00:00',1);
INSERT INTO "turns" VALUES(6,0,0,0,'answered','["Stunt performers"]',3.48307999956887215375e-04,'0','',0,'',0,'2026-11-28T03:29:50.620448+00:00',1);
INSERT INTO "turns" VALUES(6,1,0,1,'skipped','[]',7.73149986343924e-05,'0','',0,'',0,'2026-11-28T03:29:50.621284+00:00',1);
INSERT INTO "turns" VALUES(6,2,0,2,'answered','["2"]',5.98689985054079443216e-05,'0','',0,'',0,'2026-11-28T03:29:50.633652+00:00',1);
INSERT INTO "turns" VALUES(7,0,0,0,'answered','["1"]',2.65995997324353083968e-04,'0','',0,'',0,'2026-11-28T03:29:50.818794+00:00',1);
INSERT INTO "turns" VALUES(7,1,0,1,'skipped','[]',1.07129999378230422735e-04,'0','',0,'',0,'2026-11-28T03:29:50.819959+00:00',1);
INSERT INTO "turns" VALUES(7,2,0,2,'answered','["She had applied for the job"]',3.12665000819833949208e-04,'0','',0,'',0,'2026-11-28T03:29:50.824958+00:00',1);
INSERT INTO "turns" VALUES(8,0,0,0,'answered','["Food containers"]',3.74788000044645741581e-04,'1','',300,'',0,'2026-11-28T03:29:50.999044+00:00',1);
INSERT INTO "turns" VALUES(8,1,0,1,'skipped','[]',1.56733000039821490645e-04,'0','',0,'',0,'2026-11-28T03:29:50.999962+00:00',1);
INSERT INTO "turns" VALUES(8,2,0,2,'answered','["Watching dancers'' videos online"]',1.47098999150330200791e-04,'1/3','',33,'',0,'2026-11-28T03:29:51.000837+00:00',1);
INSERT INTO "turns" VALUES(9,0,0,0,'answered','["Shih-Ching Tsou"]',4.42427000962197780609e-04,'0','',0,'',0,'2026-11-28T03:29:51.165129+00:00',1);
INSERT INTO "turns" VALUES(9,1,0,1,'skipped','[]',8.67489980009850114583e-05,'0','',0,'',0,'2026-11-28T03:29:51.166088+00:00',1);
INSERT INTO "turns" VALUES(9,2,0,2,'answered','["Film critics"]',1.37194001581519842147e-04,'0','',0,'',0,'2026-11-28T03:29:51.166837+00:00',1);
INSERT INTO "turns" VALUES(10,0,0,0,'answered','["1"]',2.8524400113383308053e-04,'0','',0,'',0,'2026-11-28T03:29:51.345145+00:00',1);
INSERT INTO "turns" VALUES(10,1,0,1,'skipped','[]',1.64053999469615519046e-04,'0','',0,'',0,'2026-11-28T03:29:51.346372+00:00',1);
INSERT INTO "turns" VALUES(11,0,0,0,'answered','["1"]',0.000277702998573659,'0','',0,'',0,'2026-11-28T03:29:51.531452+00:00',1);
INSERT INTO "turns" VALUES(11,1,0,1,'skipped','[]',1.62362000992288812994e-04,'0','',0,'',0,'2026-11-28T03:29:51.532621+00:00',1);
INSERT INTO "turns" VALUES(12,0,0,0,'answered','["Stunt performers"]',0.000494124000397278,'0','',0,'',0,'2026-11-28T03:29:51.699776+00:00',1);
INSERT INTO "turns" VALUES(12,1,1,1,'skipped','[]',1.19648000691086053848e-04,'0','',0,'',0,'2026-11-28T03:29:51.700670+00:00',1);
INSERT INTO "turns" VALUES(12,2,0,2,'answered','["false"]',8.27930016384925693273e-05,'0','',0,'',0,'2026-11-28T03:29:51.701376+00:00',1);
INSERT INTO "turns" VALUES(12,3,1,3,'answered','["1"]',4.89325500166160054504e-03,'0','',0,'',0,'2026-11-28T03:29:51.706911+00:00',1);
INSERT INTO "turns" VALUES(13,0,0,0,'answered','["Stunt performers"]',3.75398001779103651642e-04,'0','',0,'',0,'2026-11-28T03:29:51.880583+00:00',1);
INSERT INTO "turns" VALUES(13,1,1,1,'skipped','[]',1.13358997623436152935e-04,'0','',0,'',0,'2026-11-28T03:29:51.881462+00:00',1);
INSERT INTO "turns" VALUES(13,2,0,2,'answered','["false"]',8.1581001722952350974e-05,'0','',0,'',0,'2026-11-28T03:29:51.882104+00:00',1);
INSERT INTO "turns" VALUES(13,3,1,3,'answered','["1"]',4.87524900017888285219e-03,'0','',0,'',0,'2026-11-28T03:29:51.887610+00:00',1);
INSERT INTO "turns" VALUES(14,0,0,0,'skipped','[]',5.71339001908199861645e-04,'0','',0,'',0,'2026-11-28T03:29:52.058960+00:00',1);
INSERT INTO "turns" VALUES(14,1,0,1,'answered','["A year of living in Moscow"]',2.53326998063130304217e-04,'0','',0,'',0,'2026-11-28T03:29:52.060201+00:00',1);
INSERT INTO "turns" VALUES(14,2,0,2,'skipped','[]',4.3789099800051189959e-04,'0','',0,'',0,'2026-11-28T03:29:52.061397+00:00',1);
INSERT INTO "turns" VALUES(14,3,0,3,'answered','["2"]',9.40600002650171518325e-05,'0','',0,'',0,'2026-11-28T03:29:52.080709+00:00',1);
INSERT INTO "turns" VALUES(14,4,0,4,'answered','["true"]',1.5758399968035519123e-04,'0','',0,'',0,'2026-11-28T03:29:52.082084+00:00',1);
INSERT INTO "turns" VALUES(14,5,0,5,'skipped','[]',1.87048000952927395701e-04,'0','',0,'',0,'2026-11-28T03:29:52.082890+00:00',1);
INSERT INTO "turns" VALUES(14,6,0,6,'answered','["false"]',1.14340000436641275882e-04,'0','',0,'',0,'2026-11-28T03:29:52.083721+00:00',1);
INSERT INTO "turns" VALUES(14,7,0,7,'answered','["Gymnastics"]',2.27577998884953558444e-04,'1','',200,'',0,'2026-11-28T03:29:52.084590+00:00',1);
INSERT INTO "turns" VALUES(14,8,0,8,'skipped','[]',1.23703997815027832984e-04,'0','',0,'',0,'2026-11-28T03:29:52.085368+00:00',1);
INSERT INTO "turns" VALUES(14,9,0,9,'answered','["2"]',7.09943599940743297338e-03,'1','',310,'',0,'2026-11-28T03:29:52.093276+00:00',1);
INSERT INTO "turns" VALUES(15,0,0,0,'answered','["1"]',4.48466998932417482137e-04,'0','',0,'',0,'2026-11-28T03:29:52.656921+00:00',1);
INSERT INTO "turns" VALUES(16,0,0,0,'answered','["Composer"]',5.91709998843725770711e-04,'0','',0,'',0,'2026-11-28T03:29:52.907983+00:00',1);
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
INSERT INTO "sqlite_sequence" VALUES('rounds',17);
COMMIT;
PRAGMA user_version = 6;
