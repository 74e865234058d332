package city.open.inside.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A key management system as a city may have one, found by Tink as the client of any other: it keeps its keys and gives only their use. */
public final class KeysElsewhere implements KmsClient {
    private static final String SCHEME = "test-kms://";
    private static final Map<String, KeysetHandle> KEYS = new ConcurrentHashMap<>();

    /** Makes a key there. */
    static String key(String name) throws GeneralSecurityException {
        AeadConfig.register();
        KEYS.put(SCHEME + name, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        return SCHEME + name;
    }

    @Override
    public boolean doesSupport(String uri) {
        return uri.startsWith(SCHEME);
    }

    @Override
    public KmsClient withCredentials(String path) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String uri) throws GeneralSecurityException {
        var key = KEYS.get(uri);
        if (key == null) {
            throw new GeneralSecurityException("there is no key " + uri);
        }
        return key.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
