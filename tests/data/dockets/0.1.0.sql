-- The tables and rows of tests/winter.py as version 0.1.0 wrote them in PostgreSQL (pg_dump --inserts, schema names taken out).
CREATE FUNCTION follow_the_last() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entries) THEN
        RAISE EXCEPTION 'an entry of the docket follows the last one';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'what is in ' || TG_TABLE_NAME || ' of the docket is never altered or removed';
END $$;
CREATE TABLE blocks (
    block text NOT NULL,
    entry bigint NOT NULL
);
CREATE TABLE docket_version (
    version integer NOT NULL
);
CREATE TABLE documents (
    entry bigint NOT NULL,
    digest bytea NOT NULL,
    id text NOT NULL,
    title text,
    publisher text,
    published text,
    url text,
    text text NOT NULL
);
CREATE TABLE entries (
    sequence bigint NOT NULL,
    recorded text NOT NULL,
    hand text NOT NULL,
    act text NOT NULL,
    subject bytea NOT NULL,
    body text NOT NULL,
    supersedes bigint,
    previous bytea NOT NULL,
    hash bytea NOT NULL
);
CREATE TABLE parties (
    party text NOT NULL,
    entry bigint NOT NULL
);
CREATE TABLE statements (
    entry bigint NOT NULL,
    kind text NOT NULL,
    document bigint NOT NULL,
    published text,
    latest text,
    meeting bytea,
    link bigint
);
INSERT INTO blocks VALUES ('RUS 2021-12-30', 2);
INSERT INTO blocks VALUES ('RUS+USA 2021-12', 2);
INSERT INTO blocks VALUES ('USA 2021-12-30', 2);
INSERT INTO blocks VALUES ('RUS 2021-12-30', 5);
INSERT INTO blocks VALUES ('RUS+USA 2021-12', 5);
INSERT INTO blocks VALUES ('USA 2021-12-30', 5);
INSERT INTO blocks VALUES ('RUS 2022-01-09', 8);
INSERT INTO blocks VALUES ('RUS 2022-01-10', 8);
INSERT INTO blocks VALUES ('RUS+USA 2021-12', 8);
INSERT INTO blocks VALUES ('RUS+USA 2022-01', 8);
INSERT INTO blocks VALUES ('USA 2022-01-09', 8);
INSERT INTO blocks VALUES ('USA 2022-01-10', 8);
INSERT INTO blocks VALUES ('NATO 2022-01-12', 9);
INSERT INTO blocks VALUES ('NATO+RUS 2021-12', 9);
INSERT INTO blocks VALUES ('NATO+RUS 2022-01', 9);
INSERT INTO blocks VALUES ('RUS 2022-01-12', 9);
INSERT INTO blocks VALUES ('council+nato+russia 2021-12', 9);
INSERT INTO blocks VALUES ('council+nato+russia 2022-01', 9);
INSERT INTO blocks VALUES ('OSCE 2021-12', 13);
INSERT INTO blocks VALUES ('OSCE 2022-01', 13);
INSERT INTO blocks VALUES ('OSCE 2022-01-13', 13);
INSERT INTO blocks VALUES ('RUS 2022-01-10', 16);
INSERT INTO blocks VALUES ('RUS+USA 2022-01', 16);
INSERT INTO blocks VALUES ('USA 2022-01-10', 16);
INSERT INTO docket_version VALUES (1);
INSERT INTO documents VALUES (1, '\xdf1c6bd31a53817ccc08e8a11d3172639f8d371c963254e61e4cbe729013242b', 'white-house', NULL, 'The White House', '2021-12-30', NULL, 'The two presidents spoke by telephone.');
INSERT INTO documents VALUES (4, '\x0c896291fc87164c486be0cf86cc2b222c1278376fb3091acc32abf50ebbc6e4', 'kremlin', NULL, 'Kremlin', '2021-12-31', NULL, 'The two presidents spoke by telephone. One call.');
INSERT INTO documents VALUES (7, '\x3585caf0fba299b6501db25ea7dbccb18bd316b2ae27f7506a612ca9c57785a7', 'plans', NULL, 'Kremlin', '2021-12-31', NULL, 'The delegations will meet in Geneva on January 10. The Council will meet in Brussels.');
INSERT INTO documents VALUES (12, '\x0f3bbff809a969de4f0846efdf3dd9e9eb6012cbf4c1ecb4ffd407c19596b3b7', 'reuters', NULL, 'Reuters', '2021-12-28', NULL, 'A sitting of the OSCE was planned for January 13.');
INSERT INTO documents VALUES (15, '\x8dd0099a5e11f53818dcd06c033aa1b146a57d438a3c1d5c8f857b2e100ebd3b', 'state-department', NULL, 'US Department of State', '2022-01-10', NULL, 'The delegations met in Geneva.');
INSERT INTO documents VALUES (18, '\x57ae800a7801ded1c4d16fc0446086263c855a0b6766ddcbfc47817342a0bbd6', 'die-welt', NULL, 'Die Welt', '2021-12-29', NULL, 'Borrell has called for the EU to take part in the talks.');
INSERT INTO entries VALUES (1, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'receive', '\xdf1c6bd31a53817ccc08e8a11d3172639f8d371c963254e61e4cbe729013242b', '{"digest":"df1c6bd31a53817ccc08e8a11d3172639f8d371c963254e61e4cbe729013242b","id":"white-house","title":null,"publisher":"The White House","published":"2021-12-30","url":null}', NULL, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x251227c4a0479fdefde13b27eb8b7a028ce6c0437e432d034ccf8b03cba8f5ec');
INSERT INTO entries VALUES (2, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'enter', '\x446e47d87c671a1b4fcd2cc3c63463aa6dd20b377c24eba776f6a669c0aa736a', '["meeting",{"mentions":[{"passage":{"document":"df1c6bd31a53817ccc08e8a11d3172639f8d371c963254e61e4cbe729013242b","start":19,"end":37,"words":"spoke by telephone"},"trigger":{"document":"df1c6bd31a53817ccc08e8a11d3172639f8d371c963254e61e4cbe729013242b","start":19,"end":37,"words":"spoke by telephone"}}],"parties":["RUS","USA"],"people":[],"channel":"phone","level":"leader","format":null,"period":{"start":"2021-12-30","end":null},"place":null,"status":"held","speaker":null,"voice":"USA"}]', NULL, '\x251227c4a0479fdefde13b27eb8b7a028ce6c0437e432d034ccf8b03cba8f5ec', '\xed4335edfa42de1248bbf511efe253ee1100c37c38ec83a8c2a3e6aba5098b61');
INSERT INTO entries VALUES (3, '2022-01-20T12:00:00.000000Z', 'matcher 1', 'link', '\x446e47d87c671a1b4fcd2cc3c63463aa6dd20b377c24eba776f6a669c0aa736a', '{"meeting":"446e47d87c671a1b4fcd2cc3c63463aa6dd20b377c24eba776f6a669c0aa736a","reason":"the first to speak of it"}', NULL, '\xed4335edfa42de1248bbf511efe253ee1100c37c38ec83a8c2a3e6aba5098b61', '\xcb009d7938a8b2842dab5615d25bacbc92d9825c89f56a17a853720ea8e39382');
INSERT INTO entries VALUES (4, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'receive', '\x0c896291fc87164c486be0cf86cc2b222c1278376fb3091acc32abf50ebbc6e4', '{"digest":"0c896291fc87164c486be0cf86cc2b222c1278376fb3091acc32abf50ebbc6e4","id":"kremlin","title":null,"publisher":"Kremlin","published":"2021-12-31","url":null}', NULL, '\xcb009d7938a8b2842dab5615d25bacbc92d9825c89f56a17a853720ea8e39382', '\x9fd88a25bc3db9de35ae2642fe836b9236a0903e5362cc1967e7bfc9089effb8');
INSERT INTO entries VALUES (5, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'enter', '\x0b1f5556abc867959d4d85e224b7ddcdb1c0cd1b06281a444d6ac687948975b9', '["meeting",{"mentions":[{"passage":{"document":"0c896291fc87164c486be0cf86cc2b222c1278376fb3091acc32abf50ebbc6e4","start":19,"end":37,"words":"spoke by telephone"},"trigger":{"document":"0c896291fc87164c486be0cf86cc2b222c1278376fb3091acc32abf50ebbc6e4","start":19,"end":37,"words":"spoke by telephone"}}],"parties":["RUS","USA"],"people":[],"channel":"phone","level":"leader","format":null,"period":{"start":"2021-12-30","end":null},"place":null,"status":"held","speaker":null,"voice":"RUS"}]', NULL, '\x9fd88a25bc3db9de35ae2642fe836b9236a0903e5362cc1967e7bfc9089effb8', '\xcef0bce77f09874a0f0d8167f1025c2cd8379da4a13f2eec2d4dbae79b301e55');
INSERT INTO entries VALUES (6, '2022-01-20T12:00:00.000000Z', 'matcher 1', 'link', '\x0b1f5556abc867959d4d85e224b7ddcdb1c0cd1b06281a444d6ac687948975b9', '{"meeting":"446e47d87c671a1b4fcd2cc3c63463aa6dd20b377c24eba776f6a669c0aa736a","reason":"same parties; same day 30 Dec 2021"}', NULL, '\xcef0bce77f09874a0f0d8167f1025c2cd8379da4a13f2eec2d4dbae79b301e55', '\x317366ea47da79df5438ab3ebd482d813d5901b8aaac98154be76e9d36351449');
INSERT INTO entries VALUES (7, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'receive', '\x3585caf0fba299b6501db25ea7dbccb18bd316b2ae27f7506a612ca9c57785a7', '{"digest":"3585caf0fba299b6501db25ea7dbccb18bd316b2ae27f7506a612ca9c57785a7","id":"plans","title":null,"publisher":"Kremlin","published":"2021-12-31","url":null}', NULL, '\x317366ea47da79df5438ab3ebd482d813d5901b8aaac98154be76e9d36351449', '\x253b4cc04fe8f4ba779290a0ae7d48e3f5c85e30ba3691d9620c28ce7cb7a22c');
INSERT INTO entries VALUES (8, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'enter', '\x1aaa3eec7b0dc7d8fbc6b8b41c669587161461ab172fbac9183edaaa719410db', '["meeting",{"mentions":[{"passage":{"document":"3585caf0fba299b6501db25ea7dbccb18bd316b2ae27f7506a612ca9c57785a7","start":16,"end":35,"words":"will meet in Geneva"},"trigger":{"document":"3585caf0fba299b6501db25ea7dbccb18bd316b2ae27f7506a612ca9c57785a7","start":16,"end":35,"words":"will meet in Geneva"}}],"parties":["RUS","USA"],"people":[],"channel":"in_person","level":"official","format":null,"period":{"start":"2022-01-09","end":"2022-01-10"},"place":"Geneva","status":"planned","speaker":null,"voice":"RUS"}]', NULL, '\x253b4cc04fe8f4ba779290a0ae7d48e3f5c85e30ba3691d9620c28ce7cb7a22c', '\x9870686dafd9ec6d3a3fd66b01bbb5489c1acf17bd727d4a2dc8a97c6db97935');
INSERT INTO entries VALUES (9, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'enter', '\x19d5f7a812b7272cbcca06f9ff5bd37a4284970ef8f59eb0ed87c50b0137d6a4', '["meeting",{"mentions":[{"passage":{"document":"3585caf0fba299b6501db25ea7dbccb18bd316b2ae27f7506a612ca9c57785a7","start":68,"end":84,"words":"meet in Brussels"},"trigger":{"document":"3585caf0fba299b6501db25ea7dbccb18bd316b2ae27f7506a612ca9c57785a7","start":68,"end":84,"words":"meet in Brussels"}}],"parties":["NATO","RUS"],"people":[],"channel":"unspecified","level":"unspecified","format":"Russia-NATO Council","period":{"start":"2022-01-12","end":null},"place":"Brussels","status":"planned","speaker":null,"voice":"RUS"}]', NULL, '\x9870686dafd9ec6d3a3fd66b01bbb5489c1acf17bd727d4a2dc8a97c6db97935', '\xa6c3ae1234440eec44fd0b4bab318a5287347e0152847ec67373ae616b12aa7b');
INSERT INTO entries VALUES (10, '2022-01-20T12:00:00.000000Z', 'matcher 1', 'link', '\x1aaa3eec7b0dc7d8fbc6b8b41c669587161461ab172fbac9183edaaa719410db', '{"meeting":"1aaa3eec7b0dc7d8fbc6b8b41c669587161461ab172fbac9183edaaa719410db","reason":"the first to speak of it"}', NULL, '\xa6c3ae1234440eec44fd0b4bab318a5287347e0152847ec67373ae616b12aa7b', '\xaa1c92a5db9e3a19b1d3e04da2200346dce20c67545a1d163cc7e94d426cd3ce');
INSERT INTO entries VALUES (11, '2022-01-20T12:00:00.000000Z', 'matcher 1', 'link', '\x19d5f7a812b7272cbcca06f9ff5bd37a4284970ef8f59eb0ed87c50b0137d6a4', '{"meeting":"19d5f7a812b7272cbcca06f9ff5bd37a4284970ef8f59eb0ed87c50b0137d6a4","reason":"the first to speak of it"}', NULL, '\xaa1c92a5db9e3a19b1d3e04da2200346dce20c67545a1d163cc7e94d426cd3ce', '\x72dbebcaa7956a5f1087db0a651c5a544a7a4a2eb63dcd08aecbfb73383b2bc6');
INSERT INTO entries VALUES (12, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'receive', '\x0f3bbff809a969de4f0846efdf3dd9e9eb6012cbf4c1ecb4ffd407c19596b3b7', '{"digest":"0f3bbff809a969de4f0846efdf3dd9e9eb6012cbf4c1ecb4ffd407c19596b3b7","id":"reuters","title":null,"publisher":"Reuters","published":"2021-12-28","url":null}', NULL, '\x72dbebcaa7956a5f1087db0a651c5a544a7a4a2eb63dcd08aecbfb73383b2bc6', '\x5090978873665ae2bc1ba967d101a6dcbd0ff9e26b0dc30f3cce91976ca20866');
INSERT INTO entries VALUES (13, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'enter', '\xf60a8360d228fc09f13230607c06860b801fed0adb2683a21309f5cdb0f67a47', '["meeting",{"mentions":[{"passage":{"document":"0f3bbff809a969de4f0846efdf3dd9e9eb6012cbf4c1ecb4ffd407c19596b3b7","start":2,"end":9,"words":"sitting"},"trigger":{"document":"0f3bbff809a969de4f0846efdf3dd9e9eb6012cbf4c1ecb4ffd407c19596b3b7","start":2,"end":9,"words":"sitting"}}],"parties":["OSCE"],"people":[],"channel":"unspecified","level":"unspecified","format":null,"period":{"start":"2022-01-13","end":null},"place":"Vienna","status":"planned","speaker":null,"voice":null}]', NULL, '\x5090978873665ae2bc1ba967d101a6dcbd0ff9e26b0dc30f3cce91976ca20866', '\x46408083b4b1c7ccb9f825519a750631ae127e20a3fde6d1df3f89fb54e9e10b');
INSERT INTO entries VALUES (14, '2022-01-20T12:00:00.000000Z', 'matcher 1', 'link', '\xf60a8360d228fc09f13230607c06860b801fed0adb2683a21309f5cdb0f67a47', '{"meeting":"f60a8360d228fc09f13230607c06860b801fed0adb2683a21309f5cdb0f67a47","reason":"the first to speak of it"}', NULL, '\x46408083b4b1c7ccb9f825519a750631ae127e20a3fde6d1df3f89fb54e9e10b', '\x04732c1d77f2b84e688ba1861be2c557061188006785167fef01f5f72c2f2ad1');
INSERT INTO entries VALUES (15, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'receive', '\x8dd0099a5e11f53818dcd06c033aa1b146a57d438a3c1d5c8f857b2e100ebd3b', '{"digest":"8dd0099a5e11f53818dcd06c033aa1b146a57d438a3c1d5c8f857b2e100ebd3b","id":"state-department","title":null,"publisher":"US Department of State","published":"2022-01-10","url":null}', NULL, '\x04732c1d77f2b84e688ba1861be2c557061188006785167fef01f5f72c2f2ad1', '\x94adf87ab5c72129590b674500c1d2a3c4d7691411e741ece6f1e915609244a2');
INSERT INTO entries VALUES (16, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'enter', '\x2eb84b699a5ecb402a5a5d2163ffdb857510e8581630fc513d72abf67fabffb5', '["meeting",{"mentions":[{"passage":{"document":"8dd0099a5e11f53818dcd06c033aa1b146a57d438a3c1d5c8f857b2e100ebd3b","start":16,"end":19,"words":"met"},"trigger":{"document":"8dd0099a5e11f53818dcd06c033aa1b146a57d438a3c1d5c8f857b2e100ebd3b","start":16,"end":19,"words":"met"}}],"parties":["RUS","USA"],"people":[],"channel":"in_person","level":"official","format":null,"period":{"start":"2022-01-10","end":null},"place":"Geneva","status":"held","speaker":null,"voice":"USA"}]', NULL, '\x94adf87ab5c72129590b674500c1d2a3c4d7691411e741ece6f1e915609244a2', '\x351acb5f1c61f79892ff7abd089b6988e69dd8016f39155054cf9d0c34d99c9d');
INSERT INTO entries VALUES (17, '2022-01-20T12:00:00.000000Z', 'matcher 1', 'link', '\x2eb84b699a5ecb402a5a5d2163ffdb857510e8581630fc513d72abf67fabffb5', '{"meeting":"1aaa3eec7b0dc7d8fbc6b8b41c669587161461ab172fbac9183edaaa719410db","reason":"same parties; 10 Jan 2022 within 9–10 Jan 2022; in Geneva"}', NULL, '\x351acb5f1c61f79892ff7abd089b6988e69dd8016f39155054cf9d0c34d99c9d', '\x4e9826893155d8d3cd9db20ee974f544cb1711b4e479ff2764948920e0c2355d');
INSERT INTO entries VALUES (18, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'receive', '\x57ae800a7801ded1c4d16fc0446086263c855a0b6766ddcbfc47817342a0bbd6', '{"digest":"57ae800a7801ded1c4d16fc0446086263c855a0b6766ddcbfc47817342a0bbd6","id":"die-welt","title":null,"publisher":"Die Welt","published":"2021-12-29","url":null}', NULL, '\x4e9826893155d8d3cd9db20ee974f544cb1711b4e479ff2764948920e0c2355d', '\xe6c44d01a9ae57e7aff89d923d8d08e2f13bf3725bcf6d5b26b68f28d0c1fc0d');
INSERT INTO entries VALUES (19, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'enter', '\x19db56fc94e63b3dceca8c6609c5486e655b78afcfd2cf7512f95ea9ef6a9a9a', '["move",{"mentions":[{"passage":{"document":"57ae800a7801ded1c4d16fc0446086263c855a0b6766ddcbfc47817342a0bbd6","start":12,"end":22,"words":"called for"},"trigger":{"document":"57ae800a7801ded1c4d16fc0446086263c855a0b6766ddcbfc47817342a0bbd6","start":12,"end":22,"words":"called for"}}],"type":"REQUEST","actors":["EU"],"recipients":["RUS","USA"],"people":[],"modality":"actual","aspect":"participation","about":"take part in the talks","period":null,"speaker":null,"voice":"EU"}]', NULL, '\xe6c44d01a9ae57e7aff89d923d8d08e2f13bf3725bcf6d5b26b68f28d0c1fc0d', '\x4d84a9fa050a2fcf48cd6f318a6ad1c7a65dda079b814f157f8f5d39ea1bb230');
INSERT INTO entries VALUES (20, '2022-01-20T12:00:00.000000Z', 'coder 0.1.0', 'enter', '\xa8a2ece27491bc2cbc81b0dd34e42380417057672887ff1ee1c7b6123b53b229', '["move",{"mentions":[{"passage":{"document":"57ae800a7801ded1c4d16fc0446086263c855a0b6766ddcbfc47817342a0bbd6","start":46,"end":55,"words":"the talks"},"trigger":{"document":"57ae800a7801ded1c4d16fc0446086263c855a0b6766ddcbfc47817342a0bbd6","start":46,"end":55,"words":"the talks"}}],"type":"SUPPORT","actors":["EU"],"recipients":[],"people":[],"modality":"actual","aspect":"substance","about":null,"period":null,"speaker":null,"voice":"EU"}]', NULL, '\x4d84a9fa050a2fcf48cd6f318a6ad1c7a65dda079b814f157f8f5d39ea1bb230', '\xbf44917f8c43f1b011e2fc0775767da65006c0b987afd283d0647cbb7bc38cb7');
INSERT INTO parties VALUES ('RUS', 2);
INSERT INTO parties VALUES ('USA', 2);
INSERT INTO parties VALUES ('RUS', 5);
INSERT INTO parties VALUES ('USA', 5);
INSERT INTO parties VALUES ('RUS', 8);
INSERT INTO parties VALUES ('USA', 8);
INSERT INTO parties VALUES ('NATO', 9);
INSERT INTO parties VALUES ('RUS', 9);
INSERT INTO parties VALUES ('OSCE', 13);
INSERT INTO parties VALUES ('RUS', 16);
INSERT INTO parties VALUES ('USA', 16);
INSERT INTO parties VALUES ('EU', 19);
INSERT INTO parties VALUES ('RUS', 19);
INSERT INTO parties VALUES ('USA', 19);
INSERT INTO parties VALUES ('EU', 20);
INSERT INTO statements VALUES (2, 'meeting', 1, '2021-12-30', '2021-12-30', '\x446e47d87c671a1b4fcd2cc3c63463aa6dd20b377c24eba776f6a669c0aa736a', 3);
INSERT INTO statements VALUES (5, 'meeting', 4, '2021-12-31', '2021-12-31', '\x446e47d87c671a1b4fcd2cc3c63463aa6dd20b377c24eba776f6a669c0aa736a', 6);
INSERT INTO statements VALUES (8, 'meeting', 7, '2021-12-31', '2022-01-10', '\x1aaa3eec7b0dc7d8fbc6b8b41c669587161461ab172fbac9183edaaa719410db', 10);
INSERT INTO statements VALUES (9, 'meeting', 7, '2021-12-31', '2022-01-12', '\x19d5f7a812b7272cbcca06f9ff5bd37a4284970ef8f59eb0ed87c50b0137d6a4', 11);
INSERT INTO statements VALUES (13, 'meeting', 12, '2021-12-28', '2022-01-13', '\xf60a8360d228fc09f13230607c06860b801fed0adb2683a21309f5cdb0f67a47', 14);
INSERT INTO statements VALUES (16, 'meeting', 15, '2022-01-10', '2022-01-10', '\x1aaa3eec7b0dc7d8fbc6b8b41c669587161461ab172fbac9183edaaa719410db', 17);
INSERT INTO statements VALUES (19, 'move', 18, '2021-12-29', '2021-12-29', NULL, NULL);
INSERT INTO statements VALUES (20, 'move', 18, '2021-12-29', '2021-12-29', NULL, NULL);
ALTER TABLE ONLY blocks
    ADD CONSTRAINT blocks_pkey PRIMARY KEY (block, entry);
ALTER TABLE ONLY documents
    ADD CONSTRAINT documents_digest_key UNIQUE (digest);
ALTER TABLE ONLY documents
    ADD CONSTRAINT documents_pkey PRIMARY KEY (entry);
ALTER TABLE ONLY entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY (sequence);
ALTER TABLE ONLY parties
    ADD CONSTRAINT parties_pkey PRIMARY KEY (party, entry);
ALTER TABLE ONLY statements
    ADD CONSTRAINT statements_pkey PRIMARY KEY (entry);
CREATE INDEX entries_by_subject ON entries USING btree (subject);
CREATE INDEX statements_by_document ON statements USING btree (document);
CREATE INDEX statements_by_latest ON statements USING btree (kind, latest);
CREATE INDEX statements_by_meeting ON statements USING btree (meeting) WHERE (meeting IS NOT NULL);
CREATE TRIGGER documents_are_not_changed BEFORE DELETE OR UPDATE ON documents FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER documents_are_not_emptied BEFORE TRUNCATE ON documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entries_are_not_changed BEFORE DELETE OR UPDATE ON entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entries_are_not_emptied BEFORE TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entries_follow_each_other BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION follow_the_last();
